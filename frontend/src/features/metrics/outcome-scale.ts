import { formatCount } from "@/lib/format";
import type { OutcomePoint } from "@/api/types";

export function totalOf({ succeeded, failed, not_run: notRun }: OutcomePoint): number {
  return succeeded + failed + notRun;
}

/** The sum of `points`, with the time of the first. */
export function sumOf(points: readonly OutcomePoint[]): OutcomePoint {
  return points.reduce(
    (sum, point) => ({
      time: sum.time || point.time,
      succeeded: sum.succeeded + point.succeeded,
      failed: sum.failed + point.failed,
      not_run: sum.not_run + point.not_run,
    }),
    { time: "", succeeded: 0, failed: 0, not_run: 0 },
  );
}

/** `312 succeeded, 4 failed, 2 did not run`; what is zero is left out, but for the first. */
export function outcomeWords(point: OutcomePoint): string {
  const words = [`${count(point.succeeded)} succeeded`];
  if (point.failed > 0) words.push(`${count(point.failed)} failed`);
  if (point.not_run > 0) words.push(`${count(point.not_run)} did not run`);
  return words.join(", ");
}

/** Height of a part as a share of the tallest bar; what is not zero keeps a sliver that can be seen. */
export function shareOf(value: number, highest: number): number {
  if (value <= 0 || highest <= 0) return 0;
  return Math.max(0.025, value / highest);
}

function count(value: number): string {
  return formatCount(value);
}
