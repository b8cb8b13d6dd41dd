/** Numbers and times in words, the same on every page. */

import { currentZone } from "@/lib/zone";
import { zoned } from "@/lib/zoned-format";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NONE = "–";

/** `412 ms`, `6.2 s`, `4 min 10 s`, `3 h 5 min`, `2 d 4 h`. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return NONE;
  if (ms < 0) return `-${formatDuration(-ms)}`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / SECOND_MS).toFixed(1)} s`;
  if (ms < 59_500) return `${Math.round(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS - 500) return pair(Math.round(ms / SECOND_MS), 60, "min", "s");
  if (ms < DAY_MS - MINUTE_MS / 2) return pair(Math.round(ms / MINUTE_MS), 60, "h", "min");
  return pair(Math.round(ms / HOUR_MS), 24, "d", "h");
}

function pair(total: number, size: number, big: string, small: string): string {
  const rest = total % size;
  return `${Math.floor(total / size)} ${big}${rest ? ` ${rest} ${small}` : ""}`;
}

/** `5 s`, `1.5 s`, `10 min`: a duration that somebody set, so that nothing is rounded up to look measured. */
export function formatSeconds(seconds: number): string {
  return formatDuration(seconds * SECOND_MS).replace(/\.0 s$/, " s");
}

/** One unit, rounded down: `4 min`, `3 h`, `12 d`. */
export function formatSpan(ms: number): string {
  const span = Math.abs(ms);
  if (span < MINUTE_MS) return `${Math.floor(span / SECOND_MS)} s`;
  if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)} min`;
  if (span < 2 * DAY_MS) return `${Math.floor(span / HOUR_MS)} h`;
  if (span < 60 * DAY_MS) return `${Math.floor(span / DAY_MS)} d`;
  if (span < 730 * DAY_MS) return `${Math.floor(span / (30.44 * DAY_MS))} months`;
  return `${Math.floor(span / (365.25 * DAY_MS))} years`;
}

/** `in 4 min`, `3 h ago`, `now`, `just now`. */
export function formatRelative(value: string | number | Date, now: number): string {
  const difference = new Date(value).getTime() - now;
  if (Number.isNaN(difference)) return NONE;
  if (Math.abs(difference) < 1_000) return difference > 0 ? "now" : "just now";
  return difference > 0 ? `in ${formatSpan(difference)}` : `${formatSpan(difference)} ago`;
}

const EXACT = {
  weekday: "short",
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
} as const;

/** `Mon, 23 Nov 2026, 02:00:00 CET`, in the zone that the viewer chose unless another is given. */
export function formatExact(value: string | number | Date, timeZone = currentZone()): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? NONE : zoned(date, timeZone, EXACT);
}

const DAY = { weekday: "short", year: "numeric", month: "short", day: "numeric" } as const;

/** `Sun, 28 Mar 2027`, in the zone that the viewer chose unless another is given. */
export function formatDay(value: string | number | Date, timeZone = currentZone()): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? NONE : zoned(date, timeZone, DAY);
}

const DATE = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
const MINUTES = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const SECONDS = { ...MINUTES, second: "2-digit" } as const;

/** `02:00` today, `Mon 02:00` this week, `23 Nov 02:00` this year, else with the year. */
export function formatClock(
  value: string | number | Date,
  now: number,
  timeZone = currentZone(),
  { hasSeconds = false } = {},
): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return NONE;
  const time = zoned(date, timeZone, hasSeconds ? SECONDS : MINUTES);
  const [day, today] = [zoned(date, timeZone, DATE), zoned(now, timeZone, DATE)];
  if (day === today) return time;
  if (Math.abs(date.getTime() - now) < 6 * DAY_MS)
    return `${zoned(date, timeZone, { weekday: "short" })} ${time}`;
  const year = day.slice(-4) === today.slice(-4) ? {} : { year: "numeric" as const };
  return `${zoned(date, timeZone, { day: "numeric", month: "short", ...year })} ${time}`;
}

/** `812 B`, `4.0 kB`, `1.3 MB`: powers of 1,000. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return NONE;
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? ""}`;
}

/** Kept as the formats of `zoned` are: `toLocaleString` may make one each time. */
const numbers: (Intl.NumberFormat | undefined)[] = [];

/** `12,480.25`, rounded to so many digits after the point, without zeros at the end. */
export function formatNumber(value: number, digits: number): string {
  return (numbers[digits] ??= new Intl.NumberFormat("en-US", { maximumFractionDigits: digits })).format(
    value,
  );
}

/** `12,480`. */
export function formatCount(count: number): string {
  return formatNumber(count, 3);
}

/** `1 job`, `3 jobs`; `plural` where an s is not enough. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** `nightly-ba…p-of-db-2`: both ends of a long name tell it apart. */
export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = length - 1;
  const head = Math.ceil(kept / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
