import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { InsightFilters } from "../filters";
import { atLeast } from "../severity";
import { insightKeys } from "./keys";

const PAGE_SIZE = 50;

/** What is told of jobs, the latest or the rarest first. */
export function useInsights(filters: InsightFilters) {
  return useInfiniteQuery({
    queryKey: insightKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listInsights(
        {
          state: filters.isOpenOnly ? ["open"] : null,
          severity: filters.least === "" ? null : atLeast(filters.least),
          topic: filters.topic === "" ? null : [filters.topic],
          muted: filters.isWithMuted ? true : null,
          job_id: filters.jobId === "" ? null : filters.jobId,
          sort: filters.isRarestFirst ? "rate" : null,
          limit: PAGE_SIZE,
          cursor: pageParam,
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** What names an execution as its evidence. */
export function useExecutionInsights(executionId: string, isWanted: boolean) {
  return useQuery({
    queryKey: insightKeys.ofExecution(executionId),
    queryFn: ({ signal }) => api.listExecutionInsights({ execution_id: executionId }, { signal }),
    enabled: isWanted,
    select: ({ items }) => items,
  });
}
