import { useMemo } from "react";
import { useNow } from "@/lib/clock";
import { formatClock } from "@/lib/format";
import { unitWords } from "@/lib/measure";
import type { Bounds } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { dataEdges, pointShares, type TimeSeries, valuesOf } from "./time-series";
import { TimeLines } from "./time-lines";
import { PlotArea } from "./plot-area";
import { spanWords } from "./span-words";
import { timeTicks } from "./time-ticks";
import { useChartCursor } from "./use-chart-cursor";
import { linearScale, logScale } from "./value-scale";

export interface TimeMark {
  /** Epoch ms. */
  at: number;
  label: string;
}

export interface TimeChartProps {
  /** Names the chart: "How long executions take". */
  title: string;
  /** Ends of the axis, epoch ms. */
  bounds: Bounds;
  /** Epoch ms, rising. With `bucketMs`: where each bucket begins. */
  times: readonly number[];
  bucketMs?: number | undefined;
  /** Lines and bands, the ones behind first; one value (or null: none) for each time. */
  series: readonly TimeSeries[];
  /** As `unitWords` takes it: ms, bytes, %, or a noun. */
  unit: string;
  /** `log` where few values dwarf the others. */
  scale?: "linear" | "log";
  /** Where the value axis begins; 0 unless what matters lies far above it. */
  base?: number;
  /** Levels worth a line across, such as a limit. */
  levels?: readonly { value: number; label: string }[];
  /** Moments worth a flag, such as a new version. */
  marks?: readonly TimeMark[];
  /** Called with what was selected by dragging or by keys; without it nothing can be selected. */
  onBrush?: ((bounds: Bounds) => void) | undefined;
  /** IANA name; the one that the viewer has chosen when it is not given. */
  zone?: string | undefined;
  heightPx?: number;
  /** Says above what is shown while nothing is looked at. */
  summary: string;
  hasLegend?: boolean;
  className?: string | undefined;
}

/**
 * Values over time as lines and bands, up to some thousand points. Hover or arrow keys tell the figures of a moment;
 * dragging, or Shift with arrows and Enter, selects a stretch.
 */
export function TimeChart({
  title,
  bounds,
  times,
  bucketMs,
  series,
  unit,
  onBrush,
  ...rest
}: TimeChartProps) {
  const { heightPx = 160, scale: kind = "linear", levels = [], marks = [] } = rest;
  const now = useNow(60_000);
  const chosenZone = useZone();
  const zone = rest.zone ?? chosenZone;
  const { from, to } = bounds;
  const edges = useMemo(() => dataEdges(times, { from, to }, bucketMs), [times, from, to, bucketMs]);
  const shares = useMemo(() => pointShares(times, { from, to }, bucketMs), [times, from, to, bucketMs]);
  const timeOf = (share: number) => from + share * (to - from);
  const momentOf = (step: number) => {
    const at = times[step];
    if (at === undefined) return "";
    return bucketMs ? spanWords(at, at + bucketMs, zone, now) : formatClock(at, now, zone);
  };
  const wordsOf = (step: number) => {
    const told = series.filter((line) => line.kind !== "dots" || typeof line.values[step] === "number");
    return told.map((line) => seriesWords(line, step, unit)).join(", ");
  };
  const cursor = useChartCursor({
    edges,
    textOf: (step) => (times.length === 0 ? "Nothing" : `${momentOf(step)}: ${wordsOf(step)}`),
    onBrush:
      onBrush &&
      ((first, last) => onBrush({ from: timeOf(edges[first] ?? 0), to: timeOf(edges[last + 1] ?? 1) })),
  });
  const values = [...series.flatMap(valuesOf), ...levels.map(({ value }) => value)];
  const most = values.reduce((left, right) => Math.max(left, right), 0);
  const scale =
    kind === "log"
      ? logScale(
          values.reduce((left, right) => Math.min(left, right), most),
          most,
          unit,
        )
      : linearScale(most, unit, rest.base);
  return (
    <ChartFigure
      title={title}
      summary={rest.summary}
      readout={
        cursor.step === null || times.length === 0 ? undefined : (
          <>
            <span className="font-medium text-fg">{momentOf(cursor.step)}</span> {wordsOf(cursor.step)}
          </>
        )
      }
      legend={rest.hasLegend === false ? null : <ChartLegend series={series} />}
      tableOf={() => ({
        head: ["Time", ...series.map(({ name }) => name)],
        rows: times.map((_, step) => [momentOf(step), ...series.map((line) => cellOf(line, step, unit))]),
      })}
      heightPx={heightPx}
      className={rest.className}
    >
      <PlotArea
        label={title}
        heightPx={heightPx}
        valueTicks={scale.ticks}
        timeTicks={timeTicks(bounds, zone)}
        edges={edges}
        cursor={cursor}
        canBrush={onBrush !== undefined}
      >
        <TimeLines
          series={series}
          shares={shares}
          heightOf={scale.shareOf}
          levels={levels.map(({ value }) => scale.shareOf(value))}
          marks={marks.map(({ at }) => (at - from) / (to - from))}
        />
      </PlotArea>
    </ChartFigure>
  );
}

function seriesWords(line: TimeSeries, step: number, unit: string): string {
  return `${line.name} ${cellOf(line, step, unit)}`;
}

function cellOf(line: TimeSeries, step: number, unit: string): string {
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : unitWords(value, unit);
  if (line.kind !== "band") return say(line.values[step]);
  const [low, high] = [say(line.low[step]), say(line.high[step])];
  return low === high ? low : `${low} to ${high}`;
}
