import type { InsightFilters } from "../filters";

export const insightKeys = {
  all: ["insights"] as const,
  list: (filters: InsightFilters) => ["insights", "list", filters] as const,
  one: (id: string) => ["insights", "one", id] as const,
  ofExecution: (executionId: string) => ["insights", "execution", executionId] as const,
  watch: (jobId: string) => ["insights", "watch", jobId] as const,
  scores: (jobId: string) => ["insights", "scores", jobId] as const,
};
