import { zoned } from "@/lib/zoned-format";

const DAY_MS = 86_400_000;

/** The label of a moment under a strip of `span` ms: `14:00`, at midnight and on long strips the day. */
export function tickWord(at: number, span: number, zone: string): string {
  const time = zoned(at, zone, { hour: "2-digit", minute: "2-digit" });
  if (time !== "00:00" && span <= 2 * DAY_MS) return time;
  return zoned(at, zone, { weekday: "short", day: "numeric", month: "short" });
}
