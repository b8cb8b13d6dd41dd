import type { Collision, DayBar, DayRow, SharedTrait } from "@/api/types";
import { countOf, formatClock, formatDuration, joinWords } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import type { RowsBy } from "./filters";

/** What a bar says: which job, when, how long, and what became of it. */
export function barWords(bar: DayBar, now: number, zone: string): string {
  const start = formatClock(bar.start, now, zone);
  if (bar.state === null) {
    const usual = bar.is_measured
      ? `takes ${formatDuration(bar.usual_ms)} as a rule, up to ${formatDuration(lengthOf(bar))}`
      : "never succeeded yet, so that its length is a guess";
    return `${bar.job_name}: planned for ${start}; ${usual}`;
  }
  const usual = bar.is_measured ? `, usually ${formatDuration(bar.usual_ms)}` : "";
  const word = EXECUTION_LOOK[bar.state].word.toLowerCase();
  return `${bar.job_name}: ${word}, from ${start}, ${formatDuration(lengthOf(bar))}${usual}`;
}

function lengthOf({ start, end }: DayBar): number {
  return Date.parse(end) - Date.parse(start);
}

const NO_KEY: Record<RowsBy, string> = {
  queue: "No queue",
  tag: "No tag",
  owner: "Nobody",
  worker: "No worker yet",
};
const REST = "…";

/** The name of a row; null for an owner's, which is looked up. */
export function rowName({ key }: DayRow, rows: RowsBy): string | null {
  if (key === REST) return "All others";
  if (key === "") return NO_KEY[rows];
  return rows === "owner" ? null : key;
}

/** What is wrong, in one sentence. */
export function collisionWords(collision: Collision, capacity: number | null): string {
  const { kind, peak, jobs_total: jobs } = collision;
  if (kind === "crowd") return `${countOf(peak, "start")} in one minute`;
  if (kind === "itself") return `Takes ${peak} times as long as the time until it is due again`;
  const most = Math.ceil(peak).toLocaleString("en-US");
  return `${most} at once where ${capacity?.toLocaleString("en-US") ?? "fewer"} can run, of ${countOf(jobs, "job")}`;
}

const TRAIT: Record<string, string> = { queue: "queue", tag: "tag", executor: "kind" };

/** What most of the jobs have in common: "tag db, queue default". */
export function sharedWords(shared: readonly SharedTrait[]): string {
  const told = shared
    .filter(({ what }) => what !== "owner")
    .map(({ what, value }) => `${TRAIT[what] ?? what} ${value}`);
  return told.length === 0 ? "" : `They share ${joinWords(told)}`;
}
