import type { RetryDraft } from "../run/retry-draft";

/** What each part of the retry policy is given. */
export interface RetryPartProps {
  retry: RetryDraft;
  change: (changes: Partial<RetryDraft>) => void;
  /** What the server refused below `/retry`. */
  errorAt: (pointer: string) => string | undefined;
}
