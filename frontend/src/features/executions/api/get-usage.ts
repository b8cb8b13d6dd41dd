import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Execution } from "@/api/types";
import { executionKeys } from "./keys";

const LEAST_MS = 3_000;

/** What an execution used over time, asked for as often as it grows. */
export function useUsage({ id, state }: Pick<Execution, "id" | "state">) {
  return useQuery({
    queryKey: executionKeys.usage(id),
    queryFn: ({ signal }) => api.getUsage({ execution_id: id }, { signal }),
    refetchInterval: (query) =>
      state === "running" ? Math.max(LEAST_MS, (query.state.data?.interval_s ?? 0) * 1_000) : false,
  });
}

/** The same of a success that another one is compared with; nothing of none. */
export function useUsageOfGood(id: string | null) {
  return useQuery({
    queryKey: executionKeys.usage(id ?? ""),
    queryFn: ({ signal }) => api.getUsage({ execution_id: id ?? "" }, { signal }),
    enabled: id !== null,
    staleTime: Infinity,
  });
}
