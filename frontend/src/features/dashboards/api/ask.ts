import * as api from "@/api/client";
import type { ExecutionState, Metric, Reduce, WidgetSelection, WidgetValue } from "@/api/types";
import { EXECUTION_STATES, isUnsuccessful } from "@/lib/status";
import type { Bounds } from "@/lib/time-span";

export interface Measured {
  /** Null: nothing was measured. */
  value: number | null;
  unit: string;
}

const FAILED = EXECUTION_STATES.filter(isUnsuccessful);
const HOUR_S = 3_600;
/** About so many points have room in a chart. */
const POINTS = 60;
const BUCKETS_S = [10, 30, 60, 300, 900, 1_800, HOUR_S, 6 * HOUR_S, 12 * HOUR_S, 24 * HOUR_S, 72 * HOUR_S];

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** A selection and a stretch of time as the API's lists take them. */
export function questionOf(selection: WidgetSelection, { from, to }: Bounds) {
  return {
    ...(selection.query ? { query: selection.query } : {}),
    ...(selection.states?.length ? { state: selection.states } : {}),
    ...(selection.tags?.length ? { tag: selection.tags } : {}),
    ...(selection.job_id ? { job_id: selection.job_id } : {}),
    from: iso(from),
    to: iso(to),
  };
}

/** The number that a figure or a gauge shows. */
export async function askValue(value: WidgetValue, bounds: Bounds, signal: AbortSignal): Promise<Measured> {
  const selection = value.selection ?? {};
  switch (value.of) {
    case "executions":
      return { value: await askCount(selection, bounds, signal), unit: "" };
    case "success_rate":
      return { value: await askRate(selection, bounds, signal), unit: "%" };
    case "metric":
      return askSeriesValue(selection.job_id ?? "", value, bounds, signal);
    case "kpi":
      return askSeriesValue(selection.job_id ?? "", value, bounds, signal);
    default:
      return askNow(value.of, signal);
  }
}

async function askNow(of: WidgetValue["of"], signal: AbortSignal): Promise<Measured> {
  const overview = await api.getOverview({ signal });
  if (of === "running") return { value: overview.running_total, unit: "" };
  if (of === "queued") return { value: overview.queued_total, unit: "" };
  if (of === "start_lag") return { value: overview.lag.p99_ms, unit: "ms" };
  return { value: overview.failing_total, unit: "" };
}

async function askCount(selection: WidgetSelection, bounds: Bounds, signal: AbortSignal): Promise<number> {
  const { total } = await api.listExecutions({ ...questionOf(selection, bounds), limit: 1 }, { signal });
  return total;
}

/** Of those that ended in a way that counts, the share that succeeded, in percent. */
async function askRate(
  selection: WidgetSelection,
  bounds: Bounds,
  signal: AbortSignal,
): Promise<number | null> {
  const count = (states: ExecutionState[]) => askCount({ ...selection, states }, bounds, signal);
  const [succeeded, failed] = await Promise.all([count(["succeeded"]), count(FAILED)]);
  return succeeded + failed === 0 ? null : (100 * succeeded) / (succeeded + failed);
}

interface SeriesOf {
  metric?: Metric;
  kpi?: string;
  reduce?: Reduce;
}

/** One series of a job in buckets, the oldest first. */
export async function askSeries(
  jobId: string,
  of: SeriesOf,
  { from, to }: Bounds,
  bucketS: number,
  signal: AbortSignal,
) {
  const asked = {
    job_id: jobId,
    from: iso(from),
    to: iso(to),
    bucket_s: bucketS,
    reduce: of.reduce ?? "avg",
  };
  const { points, unit } = of.kpi
    ? await api.getKpi({ ...asked, name: of.kpi }, { signal })
    : await api.getMetric({ ...asked, metric: of.metric ?? "duration_ms" }, { signal });
  return { unit, points: points.map(({ time, value }) => ({ at: Date.parse(time), value })) };
}

/** The whole stretch as one number; the server's buckets may cut it in pieces. */
async function askSeriesValue(
  jobId: string,
  of: SeriesOf,
  bounds: Bounds,
  signal: AbortSignal,
): Promise<Measured> {
  const reduce = of.reduce ?? "avg";
  const bucketS = bucketFor(bounds);
  const read = (how: Reduce) => askSeries(jobId, { ...of, reduce: how }, bounds, bucketS, signal);
  if (reduce !== "avg") {
    const { points, unit } = await read(reduce);
    return {
      unit: reduce === "count" ? "" : unit,
      value: combined(
        points.map(({ value }) => value),
        reduce,
      ),
    };
  }
  const [sums, counts] = await Promise.all([read("sum"), read("count")]);
  const count = combined(
    counts.points.map(({ value }) => value),
    "sum",
  );
  const sum = combined(
    sums.points.map(({ value }) => value),
    "sum",
  );
  return { unit: sums.unit, value: count && sum !== null ? sum / count : null };
}

export function combined(values: readonly number[], reduce: Reduce): number | null {
  const [first, ...others] = values;
  if (first === undefined) return null;
  if (reduce === "min") return Math.min(...values);
  if (reduce === "max") return Math.max(...values);
  if (reduce === "last") return values.at(-1) ?? null;
  return others.reduce((sum, value) => sum + value, first);
}

/** Seconds of a bucket that makes a chart of a readable number of points. */
export function bucketFor({ from, to }: Bounds): number {
  const wanted = (to - from) / 1_000 / POINTS;
  return BUCKETS_S.find((bucket) => bucket >= wanted) ?? 24 * 7 * HOUR_S;
}

/** Where each bucket of a stretch begins, epoch ms. */
export function bucketTimes({ from, to }: Bounds, bucketS: number): number[] {
  const step = bucketS * 1_000;
  const first = Math.floor(from / step) * step;
  return Array.from({ length: Math.max(1, Math.ceil((to - first) / step)) }, (_, at) => first + at * step);
}
