/** Wall clock times such as `2026-11-23T02:00` and the instants they stand for in a zone. */

import { zonedParts } from "@/lib/zoned-format";

const TO_THE_SECOND: Intl.DateTimeFormatOptions = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
};

/** What the clocks of `zone` are ahead of UTC at an instant, in milliseconds. */
export function offsetMs(instant: number, zone: string): number {
  const parts = zonedParts(instant, zone, TO_THE_SECOND);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(instant / 1_000) * 1_000;
}

/** RFC 3339 in UTC of a wall time in `zone`; null when it is no time. In a gap: the instant after it. */
export function wallToInstant(wall: string, zone: string): string | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  const before = asUtc - offsetMs(asUtc - 86_400_000, zone);
  const after = asUtc - offsetMs(asUtc + 86_400_000, zone);
  const fits = [before, after].find((instant) => instant + offsetMs(instant, zone) === asUtc);
  return new Date(fits ?? before).toISOString();
}

/** The wall time in `zone` at an instant, as a datetime-local field wants it. */
export function instantToWall(instant: string, zone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return "";
  const text = new Date(at + offsetMs(at, zone)).toISOString();
  return text.slice(17, 19) === "00" ? text.slice(0, 16) : text.slice(0, 19);
}
