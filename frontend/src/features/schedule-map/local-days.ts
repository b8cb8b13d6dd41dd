import type { Bounds } from "@/lib/time-span";
import { instantToWall, wallToInstant } from "@/lib/zoned-time";

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The date that the clocks of `zone` show: `2026-11-23`. */
export function dateAt(at: number, zone: string): string {
  return instantToWall(new Date(at).toISOString(), zone).slice(0, 10);
}

/** `text` when it is a date, else the one of `now`. */
export function readDate(text: string, now: number, zone: string): string {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) ? text : dateAt(now, zone);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday on or before a date. */
export function mondayOf(date: string): string {
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** From the first moment of a date in `zone` up to that of the date so many days later: 23 or 25 hours for some. */
export function boundsOfDays(date: string, days: number, zone: string): Bounds {
  const start = (day: string) => Date.parse(wallToInstant(`${day}T00:00`, zone) ?? day);
  return { from: start(date), to: start(addDays(date, days)) };
}

/** Hour of the day, 0 to 23, that the clocks of `zone` show. */
export function hourAt(at: number, zone: string): number {
  return Number(instantToWall(new Date(at).toISOString(), zone).slice(11, 13));
}
