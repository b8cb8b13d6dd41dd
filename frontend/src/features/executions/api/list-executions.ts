import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Execution, ExecutionFilters, Page } from "@/api/types";
import { executionKeys } from "./keys";

export const PAGE_SIZE = 50;

export function listExecutions(
  filters: ExecutionFilters,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Page<Execution>> {
  return api.listExecutions({ ...filters, limit: PAGE_SIZE, cursor }, { signal });
}

/** The history that matches `filters`, page after page. */
export function executionListOptions(filters: ExecutionFilters) {
  return infiniteQueryOptions({
    queryKey: executionKeys.list(filters),
    queryFn: async ({ client, pageParam, signal }) => {
      const page = await listExecutions(filters, pageParam, signal);
      if (pageParam === null) client.setQueryData(executionKeys.head(filters), page);
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });
}

/** The first page again, to find what is new without reloading what a person reads. */
export function executionHeadOptions(filters: ExecutionFilters) {
  return queryOptions({
    queryKey: executionKeys.head(filters),
    queryFn: ({ signal }) => listExecutions(filters, null, signal),
    staleTime: Infinity,
  });
}
