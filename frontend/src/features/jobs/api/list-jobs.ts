import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { JobFilters } from "@/api/types";
import { jobKeys } from "./keys";

export const PAGE_SIZE = 100;

/** The jobs that match `filters`, page after page. */
export function jobListOptions(filters: JobFilters) {
  return infiniteQueryOptions({
    queryKey: jobKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listJobs({ ...filters, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

export function useJobList(filters: JobFilters) {
  return useInfiniteQuery(jobListOptions(filters));
}
