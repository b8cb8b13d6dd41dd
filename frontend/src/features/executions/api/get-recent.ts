import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Execution, ExecutionFilters } from "@/api/types";
import { executionKeys } from "./keys";

const MOST = 12;

/** The latest executions of the job of one, and the last good ones up to that one. */
export function useRecentExecutions({ id, job_id: jobId, scheduled_for: until }: Execution) {
  return useQuery({
    queryKey: executionKeys.recent(id),
    queryFn: async ({ signal }) => {
      const ask = (filters: ExecutionFilters, limit: number) =>
        api.listExecutions({ ...filters, job_id: jobId, limit }, { signal });
      const [latest, good] = await Promise.all([ask({}, MOST), ask({ state: ["succeeded"], to: until }, 2)]);
      return { latest: latest.items, good: good.items };
    },
    staleTime: 5_000,
  });
}
