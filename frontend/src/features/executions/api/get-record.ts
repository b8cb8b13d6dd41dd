import { useQuery } from "@tanstack/react-query";
import type { ExecutionRecord } from "@/api/records";
import type { Execution } from "@/api/types";
import { api } from "@/lib/api-client";
import { isLive } from "@/lib/status";
import { executionKeys } from "./keys";

/** A job tells what it measured and kept at any time, and no event says so. */
const LIVE_MS = 5_000;

/** What an execution was given, and what it said of itself. */
export function useRecord({ id, state }: Pick<Execution, "id" | "state">) {
  return useQuery({
    queryKey: executionKeys.record(id),
    queryFn: ({ signal }) =>
      api.get<ExecutionRecord>(`/executions/${encodeURIComponent(id)}/record`, { signal }),
    refetchInterval: isLive(state) ? LIVE_MS : false,
  });
}
