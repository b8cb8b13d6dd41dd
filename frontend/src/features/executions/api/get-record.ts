import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Execution } from "@/api/types";
import { isLive } from "@/lib/status";
import { executionKeys } from "./keys";

/** A job tells what it measured and kept at any time, and no event says so. */
const LIVE_MS = 5_000;

/** What an execution was given, and what it said of itself. */
export function useRecord({ id, state }: Pick<Execution, "id" | "state">) {
  return useQuery({
    queryKey: executionKeys.record(id),
    queryFn: ({ signal }) => api.getExecutionRecord({ execution_id: id }, { signal }),
    refetchInterval: isLive(state) ? LIVE_MS : false,
  });
}
