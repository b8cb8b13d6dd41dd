import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { PatternFilters } from "../filters";
import { patternKeys } from "./keys";

const PAGE_SIZE = 50;
const REFRESH_MS = 60_000;

/** Patterns of failures, a page after the other. */
export function usePatterns(filters: PatternFilters) {
  const { search, jobId, sort } = filters;
  return useInfiniteQuery({
    queryKey: patternKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listPatterns(
        {
          search,
          sort,
          limit: PAGE_SIZE,
          cursor: pageParam,
          ...(jobId ? { job_id: jobId } : {}),
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}
