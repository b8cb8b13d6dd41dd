import type { RetryPolicy } from "@/api/types";
import { CAUSES, REPEATABLE } from "@/lib/causes";
import { countOf, formatSeconds, joinWords } from "@/lib/format";
import { type RetryDraft, retryDraftOf, USUAL_STATUSES, waitsOf } from "./retry-draft";

const NAMED = 4;

/** `5 s, 10 s, 20 s`; long ones with their ends: `5 s, 10 s, 20 s … 5 min`. */
export function waitWords(waits: readonly number[]): string {
  const [first = 0] = waits;
  if (waits.every((wait) => wait === first)) return first === 0 ? "at once" : formatSeconds(first);
  if (waits.length <= NAMED) return waits.map(formatSeconds).join(", ");
  return `${waits
    .slice(0, NAMED - 1)
    .map(formatSeconds)
    .join(", ")} … ${formatSeconds(waits.at(-1) ?? 0)}`;
}

/** `Up to 4 attempts, 5 s, 10 s, 20 s apart; only after a time limit`. */
export function retrySummary(draft: RetryDraft): string {
  if (!(draft.max_attempts > 1)) return "No retry";
  const waits = waitsOf(draft);
  const words = waitWords(waits);
  const apart = waits.length === 0 ? "" : words === "at once" ? ", at once" : `, ${words} apart`;
  return [
    `Up to ${countOf(draft.max_attempts, "attempt")}${apart}`,
    Number.isFinite(draft.deadline_s) ? `none later than ${formatSeconds(draft.deadline_s)}` : "",
    causeWords(draft),
    draft.log_patterns.some(Boolean) ? "only when the log matches" : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** After which outcomes; empty when after all that can be repeated. */
function causeWords(draft: RetryDraft): string {
  const chosen = REPEATABLE.filter((cause) => draft.on.includes(cause));
  if (chosen.length === 0) return "after no outcome";
  const left = REPEATABLE.filter((cause) => !draft.on.includes(cause));
  const words = (causes: typeof chosen) =>
    joinWords(causes.map((cause) => CAUSES[cause].label.toLowerCase()));
  if (left.length === 0) return narrowWords(draft);
  const named = chosen.length <= left.length ? `only after ${words(chosen)}` : `not after ${words(left)}`;
  return [named, narrowWords(draft)].filter(Boolean).join("; ");
}

/** What narrows exit codes, signals and statuses. */
function narrowWords({ on, exit_codes: codes, signals, http_statuses: statuses }: RetryDraft): string {
  const isUsual = statuses.join() === USUAL_STATUSES.join();
  return [
    on.includes("exit_code") && codes.length > 0 ? `exit codes ${codes.join(", ")}` : "",
    on.includes("signal") && signals.length > 0 ? `signals ${signals.join(", ")}` : "",
    on.includes("http_status") && !isUsual && statuses.length > 0 ? `HTTP ${statuses.join(", ")}` : "",
  ]
    .filter(Boolean)
    .join("; ");
}

export function retryWords(policy: RetryPolicy): string {
  return retrySummary(retryDraftOf(policy));
}
