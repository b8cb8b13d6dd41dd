import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { ExecutionFilters } from "@/api/types";
import { executionKeys } from "./keys";

const REFRESH_MS = 30_000;

/** What the executions that match `filters` are made of. */
export function facetsOptions({ sort: _, ...filters }: ExecutionFilters) {
  return queryOptions({
    queryKey: executionKeys.facets(filters),
    queryFn: ({ signal }) => api.getExecutionFacets(filters, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    staleTime: REFRESH_MS / 2,
  });
}
