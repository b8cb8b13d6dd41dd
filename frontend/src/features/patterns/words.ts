import { formatCount } from "@/lib/format";

/** From here on a change from one week to the next is worth a word. */
const WORTH = 1.5;

/** `3 times as often as the week before`; null where the weeks are alike, or not told. */
export function trendWords(trend: number | null): string | null {
  if (trend === null || (trend < WORTH && trend > 1 / WORTH)) return null;
  const factor = trend >= 1 ? trend : 1 / trend;
  const often = factor < 10 ? factor.toFixed(1) : formatCount(Math.round(factor));
  return trend >= 1
    ? `${often} times as often as the week before`
    : `${often} times as seldom as the week before`;
}
