import type { Bounds } from "@/lib/time-span";
import type { Tone } from "./tones";

type Values = readonly (number | null)[];

/** One thing that is drawn over time. */
export type TimeSeries =
  | { kind: "line"; name: string; tone: Tone; values: Values; isDashed?: boolean }
  /** One for each value that there is; of what has none at a moment nothing is said then. */
  | { kind: "dots"; name: string; tone: Tone; values: Values; isLarge?: boolean }
  /** Filled from `low` to `high`. */
  | { kind: "band"; name: string; tone: Tone; low: Values; high: Values };

export function valuesOf(series: TimeSeries): number[] {
  const values = series.kind === "band" ? [...series.low, ...series.high] : series.values;
  return values.filter((value) => value !== null);
}

/** Where each point stands on the axis, from 0 to 1: in the middle of its bucket. */
export function pointShares(times: readonly number[], { from, to }: Bounds, bucketMs = 0): number[] {
  return times.map((at) => (at + bucketMs / 2 - from) / Math.max(1, to - from));
}

/** Where the step of each point begins and ends, from 0 to 1: its bucket, or halfway to its neighbours. */
export function dataEdges(times: readonly number[], bounds: Bounds, bucketMs?: number): number[] {
  const share = (at: number) =>
    Math.min(1, Math.max(0, (at - bounds.from) / Math.max(1, bounds.to - bounds.from)));
  if (times.length === 0) return [0, 1];
  if (bucketMs) return [...times.map(share), share((times.at(-1) ?? 0) + bucketMs)];
  const between = times.slice(1).map((at, index) => share((at + (times[index] ?? at)) / 2));
  return [0, ...between, 1];
}
