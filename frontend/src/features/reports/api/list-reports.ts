import { useInfiniteQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { ReportFilters } from "../filters";
import { reportKeys } from "./keys";

const PAGE_SIZE = 50;
const LOOK_MS = 2_000;

/** Reports, newest first; looked at again and again while one of them is being made. */
export function useReports(filters: ReportFilters) {
  return useInfiniteQuery({
    queryKey: reportKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listReports(
        {
          scope: filters.scope === "" ? null : [filters.scope],
          search: filters.search === "" ? null : filters.search,
          job_id: filters.jobId === "" ? null : filters.jobId,
          schedule_id: filters.scheduleId === "" ? null : filters.scheduleId,
          limit: PAGE_SIZE,
          cursor: pageParam,
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => one.state === "pending")) ? LOOK_MS : false,
  });
}
