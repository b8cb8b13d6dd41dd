import type { JobFigure, JobTable } from "@/api/types";
import { formatCount, formatDuration } from "@/lib/format";
import { changeWords, rateWords } from "./words";

export interface Column {
  name: string;
  read: (figure: JobFigure) => string;
  /** What the table is about. */
  isBad?: boolean;
}

const RAN: Column = { name: "Ran", read: ({ succeeded, failed }) => formatCount(succeeded + failed) };
const FAILED: Column = { name: "Failed", read: ({ failed }) => formatCount(failed) };
const RATE: Column = { name: "Succeeded", read: ({ success_rate: rate }) => rateWords(rate) };
const HALF: Column = { name: "Half within", read: ({ p50_ms: p50 }) => formatDuration(p50) };
const MOST: Column = { name: "95 of 100", read: ({ p95_ms: p95 }) => formatDuration(p95) };

export const COLUMNS: Record<JobTable, readonly Column[]> = {
  failing: [{ ...FAILED, isBad: true }, RAN, RATE],
  flaky: [{ name: "Turns", read: ({ flips }) => formatCount(flips ?? 0), isBad: true }, FAILED, RAN, RATE],
  slow: [MOST, HALF, RAN, { name: "Altogether", read: ({ busy_ms: busy }) => formatDuration(busy) }],
  drifting: [
    { name: "Earlier", read: ({ drift }) => formatDuration(drift?.earlier_ms) },
    { name: "Lately", read: ({ drift }) => formatDuration(drift?.recent_ms) },
    {
      name: "Change",
      read: ({ drift }) => changeWords(drift?.recent_ms ?? null, drift?.earlier_ms ?? null) || "–",
    },
    RAN,
  ],
};

/** What is listed, in a sentence. */
export const MEANING: Record<JobTable, string> = {
  failing: "Jobs that failed, timed out or were abandoned most often.",
  flaky: "Jobs that turn from success to failure and back, among the latest 30 executions of each.",
  slow: "Jobs whose slowest executions take longest.",
  drifting: "Jobs that surely take another time in the second half than in the first.",
};

export const NOTHING: Record<JobTable, string> = {
  failing: "No job failed in this time.",
  flaky: "No job went from success to failure and back.",
  slow: "No job ran in this time.",
  drifting: "No job takes longer, or shorter, than before.",
};
