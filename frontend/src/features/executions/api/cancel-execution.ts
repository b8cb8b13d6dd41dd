import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { executionKeys } from "./keys";

/** Asks to end an execution; it ends when its process tree has. */
export function useCancelExecution(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.cancelExecution({ execution_id: id }),
    onSettled: () => client.invalidateQueries({ queryKey: executionKeys.detail(id) }),
  });
}
