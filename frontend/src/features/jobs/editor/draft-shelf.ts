import type { JobDraft } from "../job-draft";

/** What was being written of a job when the page went away. */
export interface KeptDraft {
  draft: JobDraft;
  /** The YAML that was being written, which may not be readable yet. */
  text: string | null;
  /** Of the job that the form began from; null for a new one. */
  version: number | null;
  /** Epoch milliseconds. */
  keptAt: number;
}

/** Rises with the shape of a draft: what an older page kept is not taken for one. */
const SHAPE = 1;
const PREFIX = "chronos.draft.";
const NOT_A_NUMBER = "\u0000NaN";
const MOST_BYTES = 1_000_000;

/** Where a draft lies: in this tab, for this person, until it is saved or dropped. */
export function shelfKey(userId: string, jobId: string | undefined): string {
  return `${PREFIX}${userId}.${jobId ?? "new"}`;
}

/** Puts a draft aside; one that is too large, or a browser that keeps nothing, loses it on reload only. */
export function keepDraft(key: string, kept: KeptDraft): void {
  const text = JSON.stringify({ shape: SHAPE, ...kept }, (_, value: unknown) =>
    Number.isNaN(value) ? NOT_A_NUMBER : value,
  );
  try {
    if (text.length <= MOST_BYTES) sessionStorage.setItem(key, text);
  } catch {
    return;
  }
}

/** What was put aside; null when nothing was, or it cannot be read any more. */
export function keptDraft(key: string): KeptDraft | null {
  try {
    const text = sessionStorage.getItem(key);
    if (text === null) return null;
    const found = JSON.parse(text, (_, value: unknown) => (value === NOT_A_NUMBER ? Number.NaN : value)) as
      (KeptDraft & { shape?: number }) | null;
    return found?.shape === SHAPE && typeof found.draft === "object" ? found : null;
  } catch {
    return null;
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
}
