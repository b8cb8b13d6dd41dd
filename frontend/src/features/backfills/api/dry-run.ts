import { queryOptions, skipToken } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { BackfillInput } from "@/api/types";
import { backfillKeys } from "./keys";

/** Which due times a backfill would run; starts nothing. */
export function dryRunOptions(jobId: string, input: BackfillInput | null) {
  return queryOptions({
    queryKey: backfillKeys.dryRun(jobId, input),
    queryFn:
      input === null
        ? skipToken
        : ({ signal }) => api.createBackfill({ job_id: jobId }, { ...input, dry_run: true }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}
