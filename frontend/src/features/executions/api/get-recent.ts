import { useQuery } from "@tanstack/react-query";
import type { Execution, ExecutionFilters, Page } from "@/api/types";
import { api } from "@/lib/api-client";
import { executionKeys } from "./keys";

const MOST = 12;

/** The latest executions of a job, and its last good one should that be older. */
export function useRecentExecutions(jobId: string) {
  return useQuery({
    queryKey: executionKeys.recent(jobId),
    queryFn: async ({ signal }) => {
      const ask = (filters: ExecutionFilters, limit: number) =>
        api.get<Page<Execution>>("/executions", { query: { ...filters, job_id: jobId, limit }, signal });
      const [latest, good] = await Promise.all([ask({}, MOST), ask({ state: ["succeeded"] }, 2)]);
      return { latest: latest.items, good: good.items };
    },
    staleTime: 5_000,
  });
}
