import type { FailingJob } from "@/api/types";
import { EXECUTION_LOOK } from "@/lib/status";

/** Jobs that fail for what looks like one reason. */
export interface Cause {
  /** The error as the latest of them said it, on one line. */
  text: string;
  /** When the first of them began to fail. */
  since: string;
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
function pattern(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b[0-9a-f]{8,}\b/g, "#")
    .replace(/\d+/g, "#")
    .replace(/\s+/g, " ");
}

/** Groups by cause, the one with most jobs first, then the newest. */
export function groupByCause(failing: readonly FailingJob[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const job of failing) {
    const text = tellingLine(job);
    const key = pattern(text);
    const cause = causes.get(key);
    if (!cause) causes.set(key, { text, since: job.since, jobs: [job] });
    else {
      cause.jobs.push(job);
      if (Date.parse(job.since) < Date.parse(cause.since)) cause.since = job.since;
    }
  }
  return [...causes.values()].sort(
    (left, right) => right.jobs.length - left.jobs.length || Date.parse(right.since) - Date.parse(left.since),
  );
}
