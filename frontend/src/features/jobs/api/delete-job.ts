import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { jobKeys } from "./keys";

export function useDeleteJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.deleteJob({ job_id: id }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: jobKeys.detail(id) });
      return client.invalidateQueries({ queryKey: jobKeys.lists });
    },
  });
}
