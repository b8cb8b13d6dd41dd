import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { LogSearchFilters } from "../view";
import { logSearchKeys } from "./keys";

const PAGE_SIZE = 20;

/** Executions whose logs have the words, page after page back in time; nothing is asked without a word. */
export function logSearchOptions(filters: LogSearchFilters) {
  return infiniteQueryOptions({
    queryKey: logSearchKeys.found(filters),
    queryFn: ({ pageParam, signal }) =>
      api.searchLogs({ ...filters, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: filters.query !== "",
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 30_000,
  });
}
