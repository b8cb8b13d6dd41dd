import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { ExecutionFilters } from "@/api/types";
import { executionKeys } from "./keys";

const REFRESH_MS = 30_000;

/** How the executions that match `filters` lie in time. */
export function histogramOptions({ sort: _, ...filters }: ExecutionFilters) {
  return queryOptions({
    queryKey: executionKeys.histogram(filters),
    queryFn: ({ signal }) => api.getExecutionHistogram(filters, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    staleTime: REFRESH_MS / 2,
  });
}
