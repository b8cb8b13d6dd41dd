import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BackfillAnswer, BackfillInput } from "@/api/types";
import { api } from "@/lib/api-client";
import { backfillKeys, backfillsPath } from "./keys";

/** Has due times of the past run after all. */
export function useStartBackfill(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: BackfillInput) =>
      api.post<BackfillAnswer>(backfillsPath(jobId), { ...input, dry_run: false }),
    onSuccess: () => client.invalidateQueries({ queryKey: backfillKeys.list(jobId) }),
  });
}
