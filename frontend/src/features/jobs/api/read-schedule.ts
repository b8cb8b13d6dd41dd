import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import * as api from "@/api/client";
import { jobKeys } from "./keys";

/** Ids of choices by the code of their doubt. */
export type Answers = Readonly<Record<string, string>>;

export interface Phrase {
  text: string;
  /** Counts unless the text names another. */
  timezone: string;
  answers: Answers;
  /** Whether a language model may be asked; the text then leaves the installation. */
  ask_model?: boolean;
}

/** What a text means as a schedule. Null while there is nothing to read. */
export function scheduleReadingOptions(phrase: Phrase | null) {
  return queryOptions({
    queryKey: jobKeys.reading(phrase),
    queryFn: phrase === null ? skipToken : ({ signal }) => api.readSchedule(phrase, { signal }),
    staleTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}

/** The job that a sentence tells. Null while nobody has asked. */
export function jobSentenceOptions(phrase: Phrase | null) {
  return queryOptions({
    queryKey: jobKeys.sentence(phrase),
    queryFn: phrase === null ? skipToken : ({ signal }) => api.draftJob(phrase, { signal }),
    staleTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
