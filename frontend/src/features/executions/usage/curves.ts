import type { UsagePoint } from "@/api/types";
import { formatBytes, formatCount } from "@/lib/format";

/** One line of a chart: a value for each moment, null where there is none. */
export type Line = (number | null)[];

/** One quantity over time. */
export interface Curve {
  title: string;
  /** Of each line, where there are several. */
  names: readonly string[];
  lines: readonly Line[];
  say: (value: number) => string;
  /** The same of the last success, for comparison. */
  beside?: { lines: readonly Line[]; most: string } | undefined;
}

const RATE = (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`;
const CORES = (cores: number) => `${cores.toFixed(cores < 10 ? 2 : 1)} ${cores === 1 ? "core" : "cores"}`;

/** The curves worth drawing: what was never seen, or was nothing all along, is left out. */
export function usageCurves(points: readonly UsagePoint[]): Curve[] {
  const column = (read: (point: UsagePoint) => number | null) => points.map(read);
  const curves: Curve[] = [
    { title: "CPU", names: [], lines: [column((point) => point.cpu_cores)], say: CORES },
    { title: "Memory", names: [], lines: [column((point) => point.memory_bytes)], say: formatBytes },
    {
      title: "Storage",
      names: ["read", "written"],
      lines: [rates(points, (point) => point.read_bytes), rates(points, (point) => point.write_bytes)],
      say: RATE,
    },
    { title: "Processes", names: [], lines: [column((point) => point.processes)], say: formatCount },
    { title: "Open files", names: [], lines: [column((point) => point.open_files)], say: formatCount },
  ];
  return curves.filter(({ lines }) => lines.some((line) => line.some(Boolean)));
}

/** What was added each second since the moment before; each attempt counts from nothing. */
function rates(points: readonly UsagePoint[], read: (point: UsagePoint) => number | null): Line {
  return points.map((point, index) => {
    const before = points[index - 1];
    const [now, then] = [read(point), before ? read(before) : null];
    if (!before || now === null || then === null || now < then) return null;
    const seconds = (Date.parse(point.time) - Date.parse(before.time)) / 1_000;
    return seconds > 0 ? (now - then) / seconds : null;
  });
}

/** `curves` with what the last success used as long after its beginning. */
export function besideGood(
  curves: readonly Curve[],
  times: readonly number[],
  good: readonly UsagePoint[],
): readonly Curve[] {
  const usual = new Map(usageCurves(good).map((curve) => [curve.title, curve]));
  const places = placesIn(times, good);
  return curves.map((curve) => {
    const other = usual.get(curve.title);
    if (!other) return curve;
    const lines = other.lines.map((line) => places.map((at) => (at === null ? null : valueAt(line, at))));
    return { ...curve, beside: { lines, most: linesWords(other, null) ?? "nothing" } };
  });
}

/** Of each of `times` (epoch s) the place in `good` as long after the beginning, between two points a fraction. */
function placesIn(times: readonly number[], good: readonly UsagePoint[]): (number | null)[] {
  const marks = good.map(({ time }) => Date.parse(time) / 1_000);
  const [start, first, last] = [times[0], marks[0], marks.at(-1)];
  if (start === undefined || first === undefined || last === undefined) return [];
  let at = 0;
  return times.map((time) => {
    const wanted = first + time - start;
    if (wanted > last) return null;
    while ((marks[at + 1] ?? Infinity) <= wanted) at += 1;
    const [low, high] = [marks[at] ?? first, marks[at + 1]];
    return high === undefined ? at : at + (wanted - low) / (high - low);
  });
}

function valueAt(line: Line, place: number): number | null {
  const [low, high] = [line[Math.floor(place)] ?? null, line[Math.ceil(place)] ?? null];
  return low === null || high === null ? null : low + (high - low) * (place % 1);
}

/** `at most 1.20 cores`, or the values at one moment: what stands beside the title. */
export function curveWords(curve: Curve, index: number | null): string {
  const words = linesWords(curve, index) ?? "–";
  const { beside, names, say } = curve;
  const good = beside && (index === null ? beside.most : linesWords({ names, say, ...beside }, index));
  return good ? `${words}; last success ${good}` : words;
}

function linesWords(
  { names, lines, say }: Pick<Curve, "names" | "lines" | "say">,
  index: number | null,
): string | null {
  const words = lines.flatMap((line, at) => {
    const value = index === null ? mostOf(line) : (line[index] ?? null);
    const name = names[at];
    return value === null ? [] : [name ? `${say(value)} ${name}` : say(value)];
  });
  if (words.length === 0) return null;
  return index === null ? `at most ${words.join(", ")}` : words.join(", ");
}

function mostOf(line: Line): number | null {
  const values = line.filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}
