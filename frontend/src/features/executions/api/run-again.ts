import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api-client";
import { executionKeys } from "./keys";

/** Starts the job of an execution once more, as it is defined now. */
export function useRunAgain(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<{ execution_id: string }>(`/jobs/${encodeURIComponent(jobId)}/trigger`),
    onSuccess: () => client.invalidateQueries({ queryKey: executionKeys.heads }),
  });
}
