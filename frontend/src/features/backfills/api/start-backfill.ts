import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { BackfillInput } from "@/api/types";
import { backfillKeys } from "./keys";

/** Has due times of the past run after all. */
export function useStartBackfill(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: BackfillInput) => api.createBackfill({ job_id: jobId }, { ...input, dry_run: false }),
    onSuccess: () => client.invalidateQueries({ queryKey: backfillKeys.list(jobId) }),
  });
}
