import { unitWords } from "@/lib/measure";
import type { Tick } from "./time-ticks";

/** How values become heights. */
export interface ValueScale {
  /** From 0 (bottom) to 1 (top). */
  shareOf: (value: number) => number;
  ticks: Tick[];
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const LONG_STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 4, 6, 12, 24, 48, 120].map((count) => count * HOUR_MS),
];
const ROUND = Array.from({ length: 16 }, (_, power) => 10 ** power);
/** 1 ms to 100 h. */
const ROUND_MS = [
  ...[1, 10, 100],
  ...[1, 10].map((count) => count * SECOND_MS),
  ...[1, 10].map((count) => count * MINUTE_MS),
  ...[1, 10, 100].map((count) => count * HOUR_MS),
];
const HEADROOM = 1.06;
const MOST_TICKS = 4;

/** From `base` to a little above `most`, with round numbers in `unit`. */
export function linearScale(most: number, unit: string, base = 0): ValueScale {
  const isShare = unit === "%";
  const top = isShare ? Math.max(100, most) : most > base ? base + (most - base) * HEADROOM : base + 1;
  const step = isShare ? (top - base) / 2 : roundStep((top - base) / MOST_TICKS, unit);
  const shareOf = (value: number) => clamp((value - base) / (top - base));
  const ticks: Tick[] = [];
  for (let value = base; value <= top * 1.0001; value += step)
    ticks.push({ share: shareOf(value), label: value === 0 ? "0" : unitWords(value, unit) });
  return { shareOf, ticks };
}

/** By powers of ten, for values of which few are far larger than the others. Nothing below 1 is drawn. */
export function logScale(least: number, most: number, unit: string): ValueScale {
  const low = Math.floor(Math.log10(Math.max(1, least)));
  const high = Math.max(low + 1, Math.log10(Math.max(1, most) * HEADROOM));
  const shareOf = (value: number) => clamp((Math.log10(Math.max(1, value)) - low) / (high - low));
  const round = unit === "ms" ? ROUND_MS : ROUND;
  const inside = round.filter((value) => value >= 10 ** low && value <= 10 ** high);
  const every = Math.max(1, Math.ceil(inside.length / MOST_TICKS));
  const ticks = inside
    .filter((_, at) => at % every === 0)
    .map((value) => ({ share: shareOf(value), label: unitWords(value, unit) }));
  return { shareOf, ticks };
}

/** Whether few values are so much larger than the rest that a linear axis would hide the rest. */
export function isSkewed(usual: number, most: number): boolean {
  return usual > 0 && most / usual > 25;
}

function roundStep(rough: number, unit: string): number {
  if (unit === "ms" && rough >= SECOND_MS) {
    const found = LONG_STEPS_MS.find((step) => step >= rough);
    if (found) return found;
  }
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999);
  const isCount = unit !== "ms" && unit !== "bytes" && unit !== "";
  return isCount ? Math.max(1, step ?? rough) : (step ?? rough);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
