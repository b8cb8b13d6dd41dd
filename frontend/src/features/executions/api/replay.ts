import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReplayDefinition } from "@/api/records";
import { api } from "@/lib/api-client";
import { executionKeys } from "./keys";

/** Runs an execution once more with what it was given, as it was or as its job is now. */
export function useReplay(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (definition: ReplayDefinition) =>
      api.post<{ execution_id: string }>(`/executions/${encodeURIComponent(id)}/replay`, { definition }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: executionKeys.record(id) }),
        client.invalidateQueries({ queryKey: executionKeys.heads }),
      ]),
  });
}
