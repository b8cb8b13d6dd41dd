import type { OutcomeTally } from "@/api/types";
import { formatCount, formatDuration } from "@/lib/format";
import { changeWords, ranOf, rateChange, rateWords } from "./words";

export interface Comparison {
  name: string;
  now: string;
  before: string;
  change: string;
  /** Whether the change is for the worse or for the better; null: neither. */
  isWorse: boolean | null;
}

/** A fifth more or less is chance as often as not. */
const WORTH = 1.2;
const WORTH_POINTS = 1;

/** One stretch of time against another, figure by figure. */
export function comparisons(total: OutcomeTally, previous: OutcomeTally): Comparison[] {
  const count = (name: string, read: (tally: OutcomeTally) => number, isBad = false): Comparison => {
    const [now, before] = [read(total), read(previous)];
    const isWorth = Math.max(now, before) >= 5 && Math.max(now, before) > WORTH * Math.min(now, before);
    return {
      name,
      now: formatCount(now),
      before: formatCount(before),
      change: changeWords(now, before),
      isWorse: isBad && isWorth ? now > before : null,
    };
  };
  const duration = (name: string, read: (tally: OutcomeTally) => number | null): Comparison => {
    const [now, before] = [read(total), read(previous)];
    const isWorth = now !== null && before !== null && Math.max(now, before) > WORTH * Math.min(now, before);
    return {
      name,
      now: formatDuration(now),
      before: formatDuration(before),
      change: changeWords(now, before),
      isWorse: isWorth ? now > before : null,
    };
  };
  const rate = rateChange(total, previous);
  return [
    count("Ran", ranOf),
    {
      name: "Succeeded of these",
      now: rateWords(total.success_rate),
      before: rateWords(previous.success_rate),
      change: rate ? rate.replace(" points", " pt") : "",
      isWorse: rate === null || Number.parseFloat(rate) < WORTH_POINTS ? null : rate.endsWith("fewer"),
    },
    count("Failed", ({ failed }) => failed, true),
    count("Did not run", ({ not_run: notRun }) => notRun, true),
    count("Cancelled", ({ cancelled }) => cancelled),
    duration("Half within", ({ p50_ms: p50 }) => p50),
    duration("95 of 100 within", ({ p95_ms: p95 }) => p95),
    duration("99 of 100 within", ({ p99_ms: p99 }) => p99),
  ];
}
