import type { ExecutionFilters, ExecutionState } from "@/api/types";

/** Names of what this feature keeps in the query cache. */
export const executionKeys = {
  all: ["executions"] as const,
  lists: ["executions", "list"] as const,
  list: (filters: ExecutionFilters) => ["executions", "list", filters] as const,
  heads: ["executions", "head"] as const,
  head: (filters: ExecutionFilters) => ["executions", "head", filters] as const,
  details: ["executions", "detail"] as const,
  detail: (id: string) => ["executions", "detail", id] as const,
  record: (id: string) => ["executions", "detail", id, "record"] as const,
  usage: (id: string) => ["executions", "detail", id, "usage"] as const,
  findings: (id: string, state: ExecutionState) => ["executions", "findings", id, state] as const,
  explanation: (id: string, state: ExecutionState) => ["executions", "explanation", id, state] as const,
  facets: (filters: ExecutionFilters) => ["executions", "facets", filters] as const,
  histogram: (filters: ExecutionFilters) => ["executions", "histogram", filters] as const,
  before: (id: string) => ["executions", "before", id] as const,
  recent: (id: string) => ["executions", "recent", id] as const,
  comparison: (left: string, right: string, numbers: boolean) =>
    ["executions", "comparison", left, right, numbers] as const,
};
