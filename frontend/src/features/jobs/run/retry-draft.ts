import type { Cause, RetryPolicy } from "@/api/types";
import { REPEATABLE } from "@/lib/causes";

/** A retry policy while it is being written. Of numbers, NaN is an empty field. */
export interface RetryDraft {
  max_attempts: number;
  initial_s: number;
  multiplier: number;
  cap_s: number;
  jitter_percent: number;
  /** NaN: no such end. */
  deadline_s: number;
  on: readonly Cause[];
  exit_codes: readonly string[];
  signals: readonly string[];
  http_statuses: readonly string[];
  log_patterns: readonly string[];
}

export const USUAL_STATUSES: readonly string[] = ["429", "5xx"];

export function retryDraftOf(policy: RetryPolicy): RetryDraft {
  return {
    max_attempts: policy.max_attempts ?? 1,
    initial_s: policy.initial_s ?? 5,
    multiplier: policy.multiplier ?? 2,
    cap_s: policy.cap_s ?? 300,
    jitter_percent: Math.round((policy.jitter ?? 0.1) * 1_000) / 10,
    deadline_s: policy.deadline_s ?? Number.NaN,
    on: policy.on ?? REPEATABLE,
    exit_codes: (policy.exit_codes ?? []).map(String),
    signals: policy.signals ?? [],
    http_statuses: policy.http_statuses ?? USUAL_STATUSES,
    log_patterns: policy.log_patterns ?? [],
  };
}

const CODE = /^\d{1,3}$/;

/** Exit codes that are none. */
export function badCodes(codes: readonly string[]): string[] {
  return codes.filter((code) => !CODE.test(code));
}

/** What is missing, in words; undefined when it is complete. */
export function retryGap(draft: RetryDraft): string | undefined {
  if (!Number.isFinite(draft.max_attempts)) return "how many attempts are made";
  if (draft.max_attempts <= 1) return undefined;
  if (!Number.isFinite(draft.initial_s)) return "the wait before the second attempt";
  if (!Number.isFinite(draft.multiplier)) return "how the waits grow";
  if (!Number.isFinite(draft.cap_s)) return "the longest wait";
  if (!Number.isFinite(draft.jitter_percent)) return "the jitter of the waits";
  if (draft.on.length === 0) return "after what it is tried again";
  return badCodes(draft.exit_codes).length > 0 ? "the exit codes" : undefined;
}

/** What was written. Without a retry nothing else counts, and what was typed of it is not kept. */
export function retryOf(draft: RetryDraft): RetryPolicy {
  if (draft.max_attempts <= 1) return {};
  return {
    max_attempts: draft.max_attempts,
    initial_s: draft.initial_s,
    multiplier: draft.multiplier,
    cap_s: draft.cap_s,
    jitter: draft.jitter_percent / 100,
    deadline_s: Number.isFinite(draft.deadline_s) ? draft.deadline_s : null,
    on: REPEATABLE.filter((cause) => draft.on.includes(cause)),
    exit_codes: draft.on.includes("exit_code") ? draft.exit_codes.map(Number) : [],
    signals: draft.on.includes("signal") ? [...draft.signals] : [],
    http_statuses: draft.on.includes("http_status") ? [...draft.http_statuses] : [...USUAL_STATUSES],
    log_patterns: draft.log_patterns.filter((pattern) => pattern !== ""),
  };
}

const SHOWN = 99;

/** Seconds between each attempt and the next, without jitter; the deadline is looked at as if attempts took no time. */
export function waitsOf(draft: RetryDraft): number[] {
  const { initial_s: initial, multiplier, cap_s: cap, deadline_s: deadline } = draft;
  const waits: number[] = [];
  let begun = 0;
  for (let retry = 0; retry < Math.min(SHOWN, draft.max_attempts - 1); retry += 1) {
    const wait = Math.min(cap, initial * multiplier ** retry);
    begun += wait;
    if (!Number.isFinite(wait) || begun > deadline) break;
    waits.push(wait);
  }
  return waits;
}
