import { useMutation } from "@tanstack/react-query";
import * as api from "@/api/client";

/** As long as a language model may take, and what lies around it. */
const PATIENCE_MS = 40_000;

/** Has the explanation of a failure put into words by a language model. */
export function useWordExplanation(id: string) {
  return useMutation({
    mutationFn: () => api.wordExplanation({ execution_id: id }, { timeoutMs: PATIENCE_MS }),
  });
}
