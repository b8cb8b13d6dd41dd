import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Execution } from "@/api/types";
import { isUnsuccessful } from "@/lib/status";
import { executionKeys } from "./keys";

/** What ended a moment ago is learnt within seconds. */
const JUST_MS = 30_000;
const AGAIN_MS = 3_000;
const FRESH_MS = 60_000;

/** What explains a failure: its pattern, and failures like it with what ended them. */
export function useExplanation({ id, state, finished_at: finishedAt }: Execution) {
  return useQuery({
    queryKey: executionKeys.explanation(id, state),
    queryFn: ({ signal }) => api.explainExecution({ execution_id: id }, { signal }),
    staleTime: FRESH_MS,
    enabled: isUnsuccessful(state),
    refetchInterval: ({ state: { data } }) => {
      const isJustOver = finishedAt !== null && Date.now() - Date.parse(finishedAt) < JUST_MS;
      return data?.pattern === null && isJustOver ? AGAIN_MS : false;
    },
  });
}
