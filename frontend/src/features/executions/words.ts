import type { Attempt, Execution } from "@/api/types";
import { causeVerb } from "@/lib/causes";
import { countOf, formatDuration, formatExact } from "@/lib/format";

/** Lateness below this is not worth a word, in milliseconds. */
const LATE_MS = 1_000;

/** Preparing and cleaning up shorter than this is not worth a word, in milliseconds. */
const PHASE_MS = 100;

export const ORIGIN_WORDS: Record<Execution["origin"], string> = {
  schedule: "By its schedule",
  manual: "Started by a person",
  api: "Started by the API",
  backfill: "By a backfill",
};

const OUTCOME_WORDS: Record<NonNullable<Attempt["outcome"]>, string> = {
  succeeded: "succeeded",
  failed: "failed",
  timed_out: "ran into its time limit",
  cancelled: "was cancelled",
  abandoned: "was lost with its worker",
};

/** A dry run does nothing, so that its end says less than that of an execution. */
const DRY_END = "Dry run: nothing was done.";

export function isLate(execution: Pick<Execution, "lag_ms">): boolean {
  return (execution.lag_ms ?? 0) >= LATE_MS;
}

/** How long a phase of an attempt took, when it took noticeably long. */
export function phaseWords(ms: number | null | undefined): string | undefined {
  return ms && ms >= PHASE_MS ? formatDuration(ms) : undefined;
}

/** The sentence that says what happened, for the head of the page. */
export function describeExecution(execution: Execution): string {
  const ran = execution.duration_ms === null ? "" : ` after ${formatDuration(execution.duration_ms)}`;
  switch (execution.state) {
    case "queued":
      return waitingWords(execution) ?? "Waiting for a worker.";
    case "running":
      return execution.attempts.length > 1 ? `Running, attempt ${execution.attempts.length}.` : "Running.";
    case "retrying":
      return retryingWords(execution);
    case "succeeded":
      return execution.is_dry_run ? `Every check passed. ${DRY_END}` : `Succeeded${ran}.`;
    case "failed":
      return failedWords(execution, ran);
    case "timed_out":
      return execution.error
        ? sentence(execution.error)
        : `Ran into its time limit${ran}${endedBy(execution)}.`;
    case "cancelled":
      return cancelledWords(execution, ran);
    case "abandoned":
      return `${reasonOf(execution) ?? `Its worker vanished${ran}`}. What it did until then is unknown.`;
    case "skipped":
      return `Did not start: ${lowerFirst(reasonOf(execution) ?? "it was not its turn")}.`;
    case "missed":
      return missedWords(execution);
  }
}

/** What an execution that has not started waits for; null when only for a worker. */
export function waitingWords(execution: Pick<Execution, "reason" | "state">): string | null {
  const reason = reasonOf(execution);
  if (execution.state !== "queued" || reason === null) return null;
  return /^waits\b/i.test(reason) ? `${reason}.` : `Waits: ${lowerFirst(reason)}.`;
}

/** How one attempt went, such as `failed with exit code 3`. */
export function describeAttempt(attempt: Attempt): string {
  if (!attempt.outcome) return attempt.finished_at ? "ended" : "is running";
  const verb = attempt.outcome === "failed" ? causeVerb(attempt) : null;
  if (verb) return verb;
  const code =
    attempt.outcome === "failed" && attempt.exit_code !== null ? ` with exit code ${attempt.exit_code}` : "";
  const signal = attempt.signal ? `, ended by ${attempt.signal}` : "";
  return `${OUTCOME_WORDS[attempt.outcome]}${code}${signal}`;
}

function retryingWords(execution: Execution): string {
  const last = execution.attempts.at(-1);
  return last
    ? `Waiting for another attempt: attempt ${last.number} ${describeAttempt(last)}.`
    : "Waiting for another attempt.";
}

function failedWords(execution: Execution, ran: string): string {
  const signal = execution.attempts.at(-1)?.signal ?? null;
  const verb = causeVerb({ ...execution, signal });
  if (verb) return `${verb.charAt(0).toUpperCase()}${verb.slice(1)}${ran}.`;
  if (signal) return `Ended by ${signal}${ran}.`;
  return execution.exit_code === null
    ? `Failed${ran}.`
    : `Ended with exit code ${execution.exit_code}${ran}.`;
}

function cancelledWords(execution: Execution, ran: string): string {
  const reason = reasonOf(execution);
  if (execution.error && !reason) return sentence(execution.error);
  const words = execution.started_at ? `Cancelled${ran}${endedBy(execution)}` : "Cancelled before it started";
  return reason && !/^cancelled\b/i.test(reason) ? `${words}: ${lowerFirst(reason)}.` : `${words}.`;
}

function missedWords(execution: Execution): string {
  const words = `Did not start: ${lowerFirst(reasonOf(execution) ?? "nothing was there to start it")}.`;
  if (execution.missed_count < 2) return words;
  const until = execution.missed_until ? `, the last of them at ${formatExact(execution.missed_until)}` : "";
  return `${words} This stands for ${countOf(execution.missed_count, "due time")}${until}.`;
}

function endedBy(execution: Execution): string {
  const signal = execution.attempts.at(-1)?.signal;
  return signal ? ` and was ended by ${signal}` : "";
}

function reasonOf(execution: Pick<Execution, "reason">): string | null {
  return execution.reason?.trim().replace(/\.$/, "") || null;
}

/** The first line of `text`, closed with a full stop. */
function sentence(text: string): string {
  return `${(text.trim().split("\n", 1)[0] ?? "").replace(/\.$/, "")}.`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
