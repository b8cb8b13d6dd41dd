import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { isLive } from "@/lib/status";
import { executionKeys } from "./keys";

/** How often a live execution is asked for should its events not arrive. */
const SAFETY_MS = 10_000;

export function executionOptions(id: string) {
  return queryOptions({
    queryKey: executionKeys.detail(id),
    queryFn: ({ signal }) => api.getExecution({ execution_id: id }, { signal }),
    refetchInterval: ({ state }) => (state.data && isLive(state.data.state) ? SAFETY_MS : false),
  });
}

export function useExecution(id: string) {
  return useQuery(executionOptions(id));
}
