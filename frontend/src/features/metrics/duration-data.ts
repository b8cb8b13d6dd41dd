import type { Anomaly, DurationPoint, ExecutionState, Expectations } from "@/api/types";
import { formatDuration } from "@/lib/format";
import { isUnsuccessful } from "@/lib/status";
import { quantile } from "./quantile";

/** Kinds of dots: what succeeded is quiet, what failed stands out by colour and shape. */
export type DotKind = "succeeded" | "failed" | "other";

/** What a duration was expected to be; milliseconds. */
export interface Expected {
  low: number;
  usual: number;
  high: number;
}

export interface DurationData {
  /** By time, oldest first. */
  points: DurationPoint[];
  /** Seconds since 1970, and milliseconds by kind of dot, as uPlot wants them. */
  columns: [number[], (number | null)[], (number | null)[], (number | null)[]];
  p50: number | null;
  p90: number | null;
  /** In which band each point was expected, as far as that was known. */
  band: (Expected | null)[];
  /** What was told of executions, by their ids. */
  unusual: ReadonlyMap<string, Anomaly>;
  /** Whether few values are so much longer than the rest that a linear axis would hide the rest. */
  isSkewed: boolean;
}

const SKEW = 25;

export function kindOf(state: ExecutionState): DotKind {
  if (state === "succeeded") return "succeeded";
  return isUnsuccessful(state) ? "failed" : "other";
}

/** `expectations`: what is known of the same executions, once it is there. */
export function durationData(
  unordered: readonly DurationPoint[],
  expectations?: Pick<Expectations, "points" | "anomalies">,
): DurationData {
  const points = [...unordered].sort((left, right) => Date.parse(left.time) - Date.parse(right.time));
  const column = (kind: DotKind) =>
    points.map((point) => (kindOf(point.state) === kind ? Math.max(1, point.duration_ms) : null));
  const good = points.filter(({ state }) => state === "succeeded").map((point) => point.duration_ms);
  const p50 = quantile(good, 0.5);
  const expected = new Map(
    expectations?.points.map(({ execution_id: id, lower_ms: low, expected_ms: usual, upper_ms: high }) => [
      id,
      { low, usual, high },
    ]),
  );
  const shown = new Set(points.map(({ execution_id: id }) => id));
  const anomalies = expectations?.anomalies.filter(({ execution_id: id }) => shown.has(id)) ?? [];
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
    band: points.map(({ execution_id: id }) => expected.get(id) ?? null),
    unusual: new Map(anomalies.map((anomaly) => [anomaly.execution_id, anomaly])),
    isSkewed: p50 !== null && p50 > 0 && highest / p50 > SKEW,
  };
}

/** What the chart shows, for those who do not see it. */
export function durationWords({ points, p50, p90, unusual }: DurationData): string {
  if (points.length === 0) return "No durations yet";
  const failed = points.filter(({ state }) => isUnsuccessful(state)).length;
  const usual =
    p50 === null ? "" : `, usually ${formatDuration(p50)}, nine in ten within ${formatDuration(p90)}`;
  const odd = unusual.size > 0 ? `; of ${unusual.size} something unusual is told` : "";
  return `Durations of ${points.length} executions${usual}${odd}${failed > 0 ? `; ${failed} failed` : ""}`;
}
