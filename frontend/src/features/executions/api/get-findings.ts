import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Execution } from "@/api/types";
import { isLive } from "@/lib/status";
import { executionKeys } from "./keys";

const FRESH_MS = 10 * 60_000;

/** What is usual for an execution, and of one that failed what is different about it. */
export function useFindings({ id, state }: Pick<Execution, "id" | "state">) {
  return useQuery({
    // What is found depends on how it has ended, and on nothing that comes after.
    queryKey: executionKeys.findings(id, state),
    queryFn: ({ signal }) => api.getFindings({ execution_id: id }, { signal }),
    staleTime: isLive(state) ? FRESH_MS : Infinity,
    enabled: state !== "skipped" && state !== "missed",
  });
}
