import type { LogSearchFilters } from "../view";

/** Names of what this feature keeps in the query cache. */
export const logSearchKeys = {
  all: ["log-search"] as const,
  found: (filters: LogSearchFilters) => ["log-search", filters] as const,
};
