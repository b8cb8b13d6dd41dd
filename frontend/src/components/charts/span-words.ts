import { formatClock } from "@/lib/format";
import { zoned } from "@/lib/zoned-format";

const DAY_MS = 86_400_000;

/** `14:00–15:00`, `Mon 14:00–15:00`, or the day alone where a step is one. */
export function spanWords(from: number, to: number, zone: string, now: number): string {
  if (to - from === DAY_MS) return zoned(from, zone, { weekday: "short", day: "numeric", month: "short" });
  // The end is told as it is told on the day of the beginning.
  const end = to - from < DAY_MS ? formatClock(to, to, zone) : formatClock(to, now, zone);
  return `${formatClock(from, now, zone)}–${end}`;
}
