import { queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Comparison, Execution } from "@/api/types";
import { executionKeys } from "./keys";

export interface Compared {
  left: Execution;
  right: Execution;
  comparison: Comparison;
}

/** Two executions and where they differ; with or without lines that differ in numbers only. */
export function comparisonOptions(left: string, right: string, numbers = false) {
  const find = (id: string, signal: AbortSignal) => api.getExecution({ execution_id: id }, { signal });
  return queryOptions({
    queryKey: executionKeys.comparison(left, right, numbers),
    queryFn: async ({ signal }): Promise<Compared> => {
      const [one, other, comparison] = await Promise.all([
        find(left, signal),
        find(right, signal),
        api.compareExecutions({ left, right, numbers }, { signal }),
      ]);
      return { left: one, right: other, comparison };
    },
    enabled: left !== "" && right !== "",
  });
}
