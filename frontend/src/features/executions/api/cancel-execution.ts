import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ExecutionState } from "@/api/types";
import { api } from "@/lib/api-client";
import { executionKeys } from "./keys";

/** Asks to end an execution; it ends when its process tree has. */
export function useCancelExecution(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<{ state: ExecutionState }>(`/executions/${encodeURIComponent(id)}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: executionKeys.detail(id) }),
  });
}
