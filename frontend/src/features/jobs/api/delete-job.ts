import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api-client";
import { jobKeys, jobPath } from "./keys";

export function useDeleteJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(jobPath(id)),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: jobKeys.detail(id) });
      return client.invalidateQueries({ queryKey: jobKeys.lists });
    },
  });
}
