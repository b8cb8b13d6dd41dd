import type { JobDraft } from "../job-draft";

/** What each part of the job form is given. */
export interface FormPartProps {
  draft: JobDraft;
  set: (changes: Partial<JobDraft>) => void;
  /** What the server refused at a pointer such as `/name`. */
  errorAt: (pointer: string) => string | undefined;
}
