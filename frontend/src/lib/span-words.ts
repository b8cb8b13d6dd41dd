import { lengthOf, SPANS, type TimeSpan } from "@/lib/time-span";
import { zoned } from "@/lib/zoned-format";

/** `Last 24 hours`, `Today, 02:00 – 03:00`, `21 Nov, 02:00 – 23 Nov, 03:00`: as the wall clocks of `zone` have it. */
export function spanWords(span: TimeSpan, zone: string, now: number): string {
  if (span.kind === "last") return SPANS.find(({ id }) => id === span.id)?.label ?? "";
  const { from, to } = span;
  const time = (at: number) => zoned(at, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const first = dayWords(from, zone, now);
  const last = dayWords(to, zone, now);
  if (first === last) return `${first}, ${time(from)} – ${time(to)}`;
  // Whole days are said as days: from midnight to the midnight after the last of them.
  if (time(from) === "00:00" && time(to) === "00:00") {
    const final = dayWords(to - 1, zone, now);
    return final === first ? first : `${first} – ${final}`;
  }
  return `${first}, ${time(from)} – ${last}, ${time(to)}`;
}

function dayWords(at: number, zone: string, now: number): string {
  const day = (moment: number) => zoned(moment, zone, { year: "numeric", month: "2-digit", day: "2-digit" });
  if (day(at) === day(now)) return "Today";
  const year = day(at).slice(-4) === day(now).slice(-4) ? {} : { year: "numeric" as const };
  return zoned(at, zone, { day: "numeric", month: "short", ...year });
}

/** The same length of time, just before or just after. */
export function shifted(span: TimeSpan, now: number, direction: -1 | 1): TimeSpan {
  const length = lengthOf(span);
  const from = (span.kind === "between" ? span.from : now - length) + direction * length;
  return { kind: "between", from, to: from + length };
}
