import type { DurationPoint, ExecutionState } from "@/api/types";
import { formatDuration } from "@/lib/format";
import { isUnsuccessful } from "@/lib/status";
import { quantile } from "./quantile";

/** Kinds of dots: what succeeded is quiet, what failed stands out by colour and shape. */
export type DotKind = "succeeded" | "failed" | "other";

export interface DurationData {
  /** By time, oldest first. */
  points: DurationPoint[];
  /** Seconds since 1970, and milliseconds by kind of dot, as uPlot wants them. */
  columns: [number[], (number | null)[], (number | null)[], (number | null)[]];
  p50: number | null;
  p90: number | null;
  /** Whether few values are so much longer than the rest that a linear axis would hide the rest. */
  isSkewed: boolean;
}

const SKEW = 25;

export function kindOf(state: ExecutionState): DotKind {
  if (state === "succeeded") return "succeeded";
  return isUnsuccessful(state) ? "failed" : "other";
}

export function durationData(unordered: readonly DurationPoint[]): DurationData {
  const points = [...unordered].sort((left, right) => Date.parse(left.time) - Date.parse(right.time));
  const column = (kind: DotKind) =>
    points.map((point) => (kindOf(point.state) === kind ? Math.max(1, point.duration_ms) : null));
  const good = points.filter(({ state }) => state === "succeeded").map((point) => point.duration_ms);
  const p50 = quantile(good, 0.5);
  const highest = points.reduce((most, point) => Math.max(most, point.duration_ms), 0);
  return {
    points,
    columns: [
      points.map(({ time }) => Date.parse(time) / 1000),
      column("succeeded"),
      column("failed"),
      column("other"),
    ],
    p50,
    p90: quantile(good, 0.9),
    isSkewed: p50 !== null && p50 > 0 && highest / p50 > SKEW,
  };
}

/** What the chart shows, for those who do not see it. */
export function durationWords({ points, p50, p90 }: DurationData): string {
  if (points.length === 0) return "No durations yet";
  const failed = points.filter(({ state }) => isUnsuccessful(state)).length;
  const usual =
    p50 === null ? "" : `, usually ${formatDuration(p50)}, nine in ten within ${formatDuration(p90)}`;
  return `Durations of ${points.length} executions${usual}${failed > 0 ? `; ${failed} failed` : ""}`;
}
