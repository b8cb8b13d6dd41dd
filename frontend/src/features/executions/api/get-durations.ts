import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Execution } from "@/api/types";
import { executionKeys } from "./keys";

const MOST = 40;

/** The executions of the job of one that ended before it, the newest first: as many as tell how durations went. */
export function useExecutionsBefore({ id, job_id: jobId, scheduled_for: until }: Execution) {
  return useQuery({
    queryKey: executionKeys.before(id),
    queryFn: async ({ signal }) => {
      const state: Execution["state"][] = ["succeeded", "failed", "timed_out", "abandoned"];
      const page = await api.listExecutions({ job_id: jobId, state, to: until, limit: MOST }, { signal });
      return page.items.filter((one) => one.id !== id && !one.is_dry_run);
    },
    // What came before it does not change.
    staleTime: Infinity,
  });
}
