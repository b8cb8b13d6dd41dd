import type { AnalyticsTrend } from "@/api/types";

/** The time axis of what is drawn bucket by bucket. */
export function axisOf({ points, bucket_s: bucketS }: AnalyticsTrend) {
  const times = points.map(({ time }) => Date.parse(time));
  const bucketMs = bucketS * 1000;
  return { times, bucketMs, bounds: { from: times[0] ?? 0, to: (times.at(-1) ?? 0) + bucketMs } };
}

/** Success rates in percent, of buckets in which anything ran. */
export function ratesOf(points: AnalyticsTrend["points"]): (number | null)[] {
  return points.map(({ success_rate: rate }) => (rate === null ? null : Math.round(rate * 10_000) / 100));
}

/** Where an axis of such rates begins, so that a fall from 99 to 95 can be seen. */
export function rateBase(rates: readonly (number | null)[]): number {
  const least = rates.reduce<number>((left, right) => Math.min(left, right ?? 100), 100);
  return [90, 80, 50].find((base) => least >= base) ?? 0;
}
