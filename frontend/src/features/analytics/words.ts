import type { AnalyticsTrend, OutcomeTally } from "@/api/types";
import { formatCount } from "@/lib/format";

/** Too few to say that anything changed. */
const FEWEST = 20;

export function ranOf({ succeeded, failed }: OutcomeTally): number {
  return succeeded + failed;
}

/** `98.2 %`; never rounded to a hundred while something failed. */
export function rateWords(rate: number | null): string {
  if (rate === null) return "–";
  const percent = rate * 100;
  const digits = percent >= 99 && percent < 100 ? 2 : 1;
  const rounded = percent < 100 ? Math.min(percent, 99.99) : percent;
  return `${rounded.toFixed(digits).replace(/\.0+$/, "")} %`;
}

/** `0.4 points more`; null when it is the same, or too little is known. */
export function rateChange(total: OutcomeTally, previous: OutcomeTally): string | null {
  if (total.success_rate === null || previous.success_rate === null) return null;
  if (ranOf(total) < FEWEST || ranOf(previous) < FEWEST) return null;
  const points = (total.success_rate - previous.success_rate) * 100;
  if (Math.abs(points) < 0.05) return null;
  return `${Math.abs(points).toFixed(1)} points ${points > 0 ? "more" : "fewer"}`;
}

/** By how much a value differs from what it was: `+12 %`, `×3.4`; empty when that says nothing. */
export function changeWords(now: number | null, before: number | null): string {
  if (now === null || before === null || before === 0 || now === before) return "";
  const factor = now / before;
  if (factor >= 3) return `×${factor.toFixed(1)}`;
  const percent = Math.round((factor - 1) * 100);
  return percent === 0 ? "" : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}

/** The sentence that the page opens with. */
export function analyticsHeadline({ total, previous_total: previous }: AnalyticsTrend): string {
  const ran = ranOf(total);
  if (ran === 0)
    return total.not_run > 0
      ? `Nothing ran; ${formatCount(total.not_run)} were due and did not run.`
      : "Nothing ran in this time.";
  const start =
    total.failed === 0
      ? `All ${formatCount(ran)} executions succeeded`
      : `${rateWords(total.success_rate)} of ${formatCount(ran)} executions succeeded`;
  const change = rateChange(total, previous);
  return `${start}${change ? `, ${change} than before` : ""}.`;
}
