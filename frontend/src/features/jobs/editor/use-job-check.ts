import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { JobCheck, JobCheckRequest, ProblemError } from "@/api/types";
import { isBelow } from "@/lib/api-problem";
import { useDebounced } from "@/lib/use-debounced";
import { jobCheckOptions } from "../api/check-job";

const TYPING_MS = 400;

export interface DraftCheck {
  /** What the server says of what was written; undefined before its first answer, and while it cannot be asked. */
  answer: JobCheck | undefined;
  /** The answer is to what was written before. */
  isStale: boolean;
  /** What would be refused at a pointer such as `/timeout_s`, or below it. */
  errorAt: (pointer: string) => string | undefined;
}

/** Asks, each time that typing rests, what would become of a definition; null while there is none to ask about. */
export function useJobCheck(request: JobCheckRequest | null): DraftCheck {
  const written = JSON.stringify(request);
  const text = useDebounced(written, TYPING_MS);
  const check = useQuery(jobCheckOptions(JSON.parse(text) as JobCheckRequest | null));
  const answer = request === null ? undefined : check.data;
  const isStale = text !== written || check.isPlaceholderData;
  return useMemo(
    () => ({ answer, isStale, errorAt: (pointer) => errorIn(answer?.errors ?? [], pointer) }),
    [answer, isStale],
  );
}

function errorIn(errors: readonly ProblemError[], pointer: string): string | undefined {
  return errors.find((error) => isBelow(error.pointer, pointer))?.detail;
}
