import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { ReplayDefinition } from "@/api/types";
import { executionKeys } from "./keys";

/** Runs an execution once more with what it was given, as it was or as its job is now. */
export function useReplay(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (definition: ReplayDefinition) => api.replayExecution({ execution_id: id }, { definition }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: executionKeys.record(id) }),
        client.invalidateQueries({ queryKey: executionKeys.heads }),
      ]),
  });
}
