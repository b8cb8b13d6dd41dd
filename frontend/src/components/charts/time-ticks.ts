import { zoned } from "@/lib/zoned-format";
import type { Bounds } from "@/lib/time-span";
import { offsetMs } from "@/lib/zoned-time";

export interface Tick {
  /** Where on the axis, from 0 to 1. */
  share: number;
  label: string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [
  ...[1, 5, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * DAY_MS),
];
const A_MONDAY_MS = 4 * DAY_MS;

/** Up to about `most` round times of the clocks in `zone`, with what to write under them. */
export function timeTicks({ from, to }: Bounds, zone: string, most = 6): Tick[] {
  if (to <= from) return [];
  const step = STEPS_MS.find((ms) => (to - from) / ms <= most) ?? (to - from) / most;
  const ticks: Tick[] = [];
  // Steps are even on the wall, which is what people read; around a change of the clocks they are not even in time.
  const origin = step >= 7 * DAY_MS ? A_MONDAY_MS : 0;
  const first = Math.ceil((from + offsetMs(from, zone) - origin) / step) * step + origin;
  for (let wall = first; ; wall += step) {
    const at = instantOf(wall, zone);
    if (at > to) return ticks;
    if (at >= from) ticks.push({ share: (at - from) / (to - from), label: labelOf(at, zone, step) });
  }
}

function instantOf(wall: number, zone: string): number {
  const guess = wall - offsetMs(wall, zone);
  return wall - offsetMs(guess, zone);
}

function labelOf(at: number, zone: string, step: number): string {
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  if (step < MINUTE_MS) return zoned(at, zone, { ...clock, second: "2-digit" });
  const isMidnight = (at + offsetMs(at, zone)) % DAY_MS === 0;
  if (step < DAY_MS && !isMidnight) return zoned(at, zone, clock);
  return zoned(at, zone, { day: "numeric", month: "short" });
}
