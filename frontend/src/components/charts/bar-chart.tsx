import { useMemo } from "react";
import { useNow } from "@/lib/clock";
import { formatCount } from "@/lib/format";
import type { Bounds } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { ChartFigure } from "./chart-figure";
import { PlotArea, SIDE } from "./plot-area";
import { spanWords } from "./span-words";
import { timeTicks } from "./time-ticks";
import { TONE_COLOR, type Tone } from "./tones";
import { useChartCursor } from "./use-chart-cursor";
import { linearScale } from "./value-scale";

/** What a bar is made of, from the bottom up. */
export interface BarPart {
  /** As it stands after a number: `succeeded`, `did not run`. */
  name: string;
  tone: Tone;
  /** One for each bar. */
  values: readonly number[];
}

export interface BarChartProps {
  /** Names the chart: "Outcomes per hour". */
  title: string;
  /** When each bar begins, epoch ms, oldest first, one right after the other. */
  times: readonly number[];
  /** How long a bar lasts. */
  bucketMs: number;
  parts: readonly BarPart[];
  /** Totals to compare with, drawn behind: `{ name: "a week before", values }`, one for each bar. */
  ghost?: { name: string; values: readonly number[] } | undefined;
  /** Called with what was selected by dragging or by keys; without it nothing can be selected. */
  onBrush?: ((bounds: Bounds) => void) | undefined;
  /** IANA name; the one that the viewer has chosen when it is not given. */
  zone?: string | undefined;
  heightPx?: number;
  /** Numbers beside the plot. */
  hasValueAxis?: boolean;
  /** Says above what is shown; usually made of the sums. */
  summary?: string | undefined;
  className?: string | undefined;
}

const BAR_SHARE = 0.78;
/** What is not zero keeps a sliver that can be seen. */
const SLIVER = 0.025;

/**
 * Counts over time as stacked bars, with others as a ghost behind them. Hover or arrow keys tell the figures of a bar;
 * dragging, or Shift with arrows and Enter, selects a stretch.
 */
export function BarChart({
  title,
  times,
  bucketMs,
  parts,
  ghost,
  onBrush,
  heightPx = 112,
  ...rest
}: BarChartProps) {
  const now = useNow(60_000);
  const chosenZone = useZone();
  const zone = rest.zone ?? chosenZone;
  const bounds = { from: times[0] ?? 0, to: (times.at(-1) ?? 0) + bucketMs };
  const edges = useMemo(
    () => Array.from({ length: times.length + 1 }, (_, at) => at / Math.max(1, times.length)),
    [times.length],
  );
  const spanOf = (step: number) => {
    const from = times[step] ?? 0;
    return spanWords(from, from + bucketMs, zone, now);
  };
  const ghostWords = (step: number) => {
    const before = ghost?.values[step] ?? 0;
    return ghost && before > 0 ? `; ${ghost.name} ${formatCount(before)}` : "";
  };
  const wordsOf = (step: number) => partWords(parts, (values) => values[step] ?? 0) + ghostWords(step);
  const cursor = useChartCursor({
    edges,
    textOf: (step) => (times.length === 0 ? "Nothing" : `${spanOf(step)}: ${wordsOf(step)}`),
    onBrush:
      onBrush && ((first, last) => onBrush({ from: times[first] ?? 0, to: (times[last] ?? 0) + bucketMs })),
  });
  const highest = Math.max(0, ...times.map((_, at) => totalAt(parts, at)), ...(ghost?.values ?? []));
  const scale = linearScale(highest, "executions");
  const tableOf = () => ({
    head: ["Time", ...parts.map(({ name }) => name), ...(ghost ? [ghost.name] : [])],
    rows: times.map((_, at) => [
      spanOf(at),
      ...parts.map(({ values }) => formatCount(values[at] ?? 0)),
      ...(ghost ? [formatCount(ghost.values[at] ?? 0)] : []),
    ]),
  });
  const sums = partWords(parts, (values) => values.reduce((sum, value) => sum + value, 0));
  return (
    <ChartFigure
      title={title}
      summary={rest.summary ?? sums}
      readout={
        cursor.step === null || times.length === 0 ? undefined : (
          <>
            <span className="font-medium text-fg">{spanOf(cursor.step)}</span>{" "}
            {cursor.selected ? sumWords(parts, cursor.selected) : wordsOf(cursor.step)}
          </>
        )
      }
      tableOf={tableOf}
      heightPx={heightPx}
      className={rest.className}
    >
      <PlotArea
        label={title}
        heightPx={heightPx}
        valueTicks={rest.hasValueAxis ? plainTicks(scale.ticks) : undefined}
        timeTicks={timeTicks(bounds, zone)}
        edges={edges}
        cursor={cursor}
        canBrush={onBrush !== undefined}
      >
        <Bars count={times.length} parts={parts} ghost={ghost?.values} shareOf={scale.shareOf} />
      </PlotArea>
    </ChartFigure>
  );
}

interface BarsProps {
  count: number;
  parts: readonly BarPart[];
  ghost: readonly number[] | undefined;
  shareOf: (value: number) => number;
}

function Bars({ count, parts, ghost, shareOf }: BarsProps) {
  const width = SIDE / Math.max(1, count);
  const heightOf = (value: number) => (value > 0 ? Math.max(SLIVER, shareOf(value)) * SIDE : 0);
  const tops = Array.from({ length: count }, () => SIDE);
  return (
    <>
      {ghost ? (
        <path
          d={ghost.map((value, at) => box(at * width, SIDE, width, heightOf(value))).join("")}
          fill={TONE_COLOR.ghost}
        />
      ) : null}
      {parts.map(({ name, tone, values }) => (
        <path
          key={name}
          fill={TONE_COLOR[tone]}
          d={tops
            .map((bottom, at) => {
              const height = heightOf(values[at] ?? 0);
              tops[at] = bottom - height;
              return box(at * width + (width * (1 - BAR_SHARE)) / 2, bottom, width * BAR_SHARE, height);
            })
            .join("")}
        />
      ))}
    </>
  );
}

function box(x: number, bottom: number, width: number, height: number): string {
  if (height <= 0) return "";
  return `M${x.toFixed(2)} ${bottom.toFixed(1)}v-${height.toFixed(1)}h${width.toFixed(2)}v${height.toFixed(1)}z`;
}

function totalAt(parts: readonly BarPart[], at: number): number {
  return parts.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
}

/** `312 succeeded, 4 failed`; what is zero is left out, but for the first. */
function partWords(parts: readonly BarPart[], read: (values: readonly number[]) => number): string {
  return parts
    .map(({ name, values }) => ({ name, value: read(values) }))
    .filter(({ value }, at) => at === 0 || value > 0)
    .map(({ name, value }) => `${formatCount(value)} ${name}`)
    .join(", ");
}

function sumWords(parts: readonly BarPart[], [first, last]: readonly [number, number]): string {
  const sum = (values: readonly number[]) =>
    values.slice(first, last + 1).reduce((total, value) => total + value, 0);
  return `and on: ${partWords(parts, sum)}`;
}

/** The numbers alone: the title says what is counted. */
function plainTicks(ticks: readonly { share: number; label: string }[]) {
  return ticks.map(({ share, label }) => ({ share, label: label.replace(" executions", "") }));
}
