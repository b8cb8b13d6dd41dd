import type { FailingJob } from "@/api/types";
import { EXECUTION_LOOK } from "@/lib/status";

/** Jobs that fail for what looks like one reason. */
export interface Cause {
  /** The error as the latest of them said it, on one line. */
  text: string;
  /** When the first of them began to fail. */
  since: string;
  /** What is remembered of such failures; null: nothing yet. */
  patternId: string | null;
  jobs: FailingJob[];
}

/** The line of an error that says most: its last one that is not empty. */
function tellingLine(job: FailingJob): string {
  const lines = (job.error ?? "").split("\n").map((line) => line.trim());
  const line = lines.findLast((text) => text !== "") ?? EXECUTION_LOOK[job.state].word;
  // What a program said tells more than the code that it ended with.
  return line.replace(/^exit code \d+: /i, "");
}

/** Equal for messages that differ in numbers, ids and spaces only. */
function alike(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b[0-9a-f]{8,}\b/g, "#")
    .replace(/\d+/g, "#")
    .replace(/\s+/g, " ");
}

/**
 * Groups by cause, the one with most jobs first, then the newest. One cause is: the same pattern, as far as it is
 * learnt, or the same words, as for what different owners' jobs say.
 */
export function groupByCause(failing: readonly FailingJob[]): Cause[] {
  const causes: Cause[] = [];
  const known = new Map<string, Cause>();
  for (const job of failing) {
    const { since, pattern_id: patternId } = job;
    const text = tellingLine(job);
    const keys = [patternId === null ? "" : `pattern ${patternId}`, `words ${alike(text)}`].filter(Boolean);
    let cause = keys.map((key) => known.get(key)).find(Boolean);
    if (!cause) {
      cause = { text, since, patternId, jobs: [] };
      causes.push(cause);
    }
    cause.jobs.push(job);
    cause.patternId ??= patternId;
    if (Date.parse(since) < Date.parse(cause.since)) cause.since = since;
    for (const key of keys) if (!known.has(key)) known.set(key, cause);
  }
  return causes.sort(
    (left, right) => right.jobs.length - left.jobs.length || Date.parse(right.since) - Date.parse(left.since),
  );
}
