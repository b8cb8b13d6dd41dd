import type { MetricPoint } from "@/api/types";
import { unitWords } from "@/lib/measure";
import { quantile } from "./quantile";

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;
const MS = 1_000;

/** How far back a trend looks, with the width of a point. */
export const TREND_RANGES = [
  { value: "1h", label: "1 h", spanS: HOUR_S, bucketS: 20 },
  { value: "24h", label: "24 h", spanS: DAY_S, bucketS: 480 },
  { value: "7d", label: "7 d", spanS: 7 * DAY_S, bucketS: HOUR_S },
  { value: "30d", label: "30 d", spanS: 30 * DAY_S, bucketS: 4 * HOUR_S },
] as const;

export type TrendRange = (typeof TREND_RANGES)[number]["value"];

export function rangeOf(value: string): (typeof TREND_RANGES)[number] {
  return TREND_RANGES.find((range) => range.value === value) ?? TREND_RANGES[1];
}

/** From when on to ask, on the edge of a point so that asking again asks the same. */
export function trendStart({ spanS, bucketS }: (typeof TREND_RANGES)[number], now: number): string {
  const at = Math.floor(now / MS / bucketS) * bucketS - spanS;
  return new Date(at * MS).toISOString();
}

export interface TrendFigures {
  latest: number;
  usual: number;
  most: number;
  least: number;
}

/** The newest value, the middle and the ends; null without points. */
export function trendFigures(points: readonly MetricPoint[]): TrendFigures | null {
  const last = points.at(-1);
  if (!last) return null;
  const values = points.map(({ value }) => value);
  return {
    latest: last.value,
    usual: quantile(values, 0.5) ?? last.value,
    most: Math.max(...values),
    least: Math.min(...values),
  };
}

/** `Latest 48 MB, usually 45 MB, at most 60 MB`; `Always 2 processes`. */
export function trendWords({ latest, usual, most, least }: TrendFigures, unit: string): string {
  if (least === most) return `Always ${unitWords(latest, unit)}`;
  return `Latest ${unitWords(latest, unit)}, usually ${unitWords(usual, unit)}, at most ${unitWords(most, unit)}`;
}
