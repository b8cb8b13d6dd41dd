import { queryOptions } from "@tanstack/react-query";
import type { BackfillAnswer, BackfillInput } from "@/api/types";
import { api } from "@/lib/api-client";
import { backfillKeys, backfillsPath } from "./keys";

/** Which due times a backfill would run; starts nothing. */
export function dryRunOptions(jobId: string, input: BackfillInput | null) {
  return queryOptions({
    queryKey: backfillKeys.dryRun(jobId, input),
    queryFn: ({ signal }) =>
      api.post<BackfillAnswer>(backfillsPath(jobId), { ...input, dry_run: true }, { signal }),
    enabled: input !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}
