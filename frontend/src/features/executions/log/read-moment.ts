import { offsetMs, wallToInstant } from "@/lib/zoned-time";

const SECOND_MS = 1_000;
const UNIT_MS: Record<string, number> = { s: SECOND_MS, min: 60_000, m: 60_000, h: 3_600_000 };
const DAY_MS = 24 * 3_600_000;

/**
 * The moment that a person means, in epoch milliseconds: `02:00:05` is the first such clock time, in `zone`, of an
 * execution that began at `startMs`; `+90 s`, `+2:30` and `+1:02:30` count from there. Null when it is no time.
 */
export function readMoment(text: string, startMs: number, zone: string): number | null {
  const wanted = text.trim().toLowerCase();
  return wanted.startsWith("+") ? after(wanted.slice(1).trim(), startMs) : clock(wanted, startMs, zone);
}

function after(text: string, startMs: number): number | null {
  const single = /^(\d+(?:\.\d+)?)\s*(s|min|m|h)?$/.exec(text);
  if (single) return startMs + Number(single[1]) * (UNIT_MS[single[2] ?? "s"] ?? SECOND_MS);
  const parts = /^(?:(\d+):)?(\d+):(\d{1,2}(?:\.\d+)?)$/.exec(text);
  if (!parts) return null;
  const [, hours = "0", minutes = "0", seconds = "0"] = parts;
  return startMs + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND_MS;
}

function clock(text: string, startMs: number, zone: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?$/.exec(text);
  if (!parts) return null;
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const ms = Number((parts[4] ?? "").padEnd(3, "0"));
  const at = onDay(startMs, { hours, minutes, seconds, ms }, zone);
  // Without its seconds it may name the minute in which the execution began.
  const exactMs = parts[3] === undefined ? 60_000 : SECOND_MS;
  return at + exactMs <= startMs ? onDay(startMs + DAY_MS, { hours, minutes, seconds, ms }, zone) : at;
}

/** A time of the wall clock on the day of an instant. */
function onDay(
  instant: number,
  { hours, minutes, seconds, ms }: Record<"hours" | "minutes" | "seconds" | "ms", number>,
  zone: string,
): number {
  const day = new Date(instant + offsetMs(instant, zone)).toISOString().slice(0, 10);
  const time = [hours, minutes, seconds].map((part) => String(part).padStart(2, "0")).join(":");
  return Date.parse(wallToInstant(`${day}T${time}`, zone) ?? "") + ms;
}
