import type { UpcomingFire } from "@/api/types";
import { countOf, formatClock } from "@/lib/format";

const MINUTE_MS = 60_000;
export const MINUTES = 60;

export interface NextHour {
  /** When each minute begins, epoch ms. */
  times: number[];
  /** Jobs whose next due time lies in it. */
  counts: number[];
}

/** The hour from `now` on, minute by minute. What is late counts as now. */
export function nextHour(fires: readonly UpcomingFire[], now: number): NextHour {
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const counts = Array.from({ length: MINUTES }, () => 0);
  for (const { fire_at: at } of fires) {
    const minute = Math.max(0, Math.floor((Date.parse(at) - start) / MINUTE_MS));
    if (minute < MINUTES) counts[minute] = (counts[minute] ?? 0) + 1;
  }
  return { times: counts.map((_, minute) => start + minute * MINUTE_MS), counts };
}

/** `14 jobs come due, most of them at 14:05`. */
export function nextHourWords({ times, counts }: NextHour, now: number, zone: string): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return "Nothing is due within the hour";
  const most = Math.max(...counts);
  const at = formatClock(times[counts.indexOf(most)] ?? now, now, zone);
  const crowd = most > 1 && total > most ? `, ${most} of them at ${at}` : ` at ${at}`;
  return `${countOf(total, "job")} ${total === 1 ? "comes" : "come"} due${total > most && most === 1 ? "" : crowd}`;
}
