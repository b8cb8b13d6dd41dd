import { queryOptions } from "@tanstack/react-query";
import type { Comparison } from "@/api/comparison";
import type { Execution } from "@/api/types";
import { api } from "@/lib/api-client";
import { executionKeys } from "./keys";

export interface Compared {
  left: Execution;
  right: Execution;
  comparison: Comparison;
}

/** Two executions and where they differ. */
export function comparisonOptions(left: string, right: string) {
  const find = (id: string, signal: AbortSignal) =>
    api.get<Execution>(`/executions/${encodeURIComponent(id)}`, { signal });
  return queryOptions({
    queryKey: executionKeys.comparison(left, right),
    queryFn: async ({ signal }): Promise<Compared> => {
      const [one, other, comparison] = await Promise.all([
        find(left, signal),
        find(right, signal),
        api.get<Comparison>("/executions/compare", { query: { left, right }, signal }),
      ]);
      return { left: one, right: other, comparison };
    },
    enabled: left !== "" && right !== "",
  });
}
