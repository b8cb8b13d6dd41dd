import type { PatternFilters } from "../filters";

/** Names of what this feature keeps in the query cache. */
export const patternKeys = {
  all: ["patterns"] as const,
  list: (filters: PatternFilters) => ["patterns", "list", filters] as const,
  detail: (id: string) => ["patterns", "detail", id] as const,
};
