import { queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Comparison, Execution } from "@/api/types";
import { executionKeys } from "./keys";

export interface Compared {
  left: Execution;
  right: Execution;
  comparison: Comparison;
}

/** Two executions and where they differ. */
export function comparisonOptions(left: string, right: string) {
  const find = (id: string, signal: AbortSignal) => api.getExecution({ execution_id: id }, { signal });
  return queryOptions({
    queryKey: executionKeys.comparison(left, right),
    queryFn: async ({ signal }): Promise<Compared> => {
      const [one, other, comparison] = await Promise.all([
        find(left, signal),
        find(right, signal),
        api.compareExecutions({ left, right }, { signal }),
      ]);
      return { left: one, right: other, comparison };
    },
    enabled: left !== "" && right !== "",
  });
}
