import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import { problemText } from "@/lib/api-problem";
import { backfillKeys } from "./keys";

/** Starts no more of a backfill; what runs goes on. */
export function useCancelBackfill(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.cancelBackfill({ job_id: jobId, backfill_id: id }),
    onError: (error) => toast.error("The backfill was not cancelled", { description: problemText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: backfillKeys.list(jobId) }),
  });
}
