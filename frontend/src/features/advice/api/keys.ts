import type { AdviceFilters } from "../filters";

export const adviceKeys = {
  all: ["advice"] as const,
  list: (filters: AdviceFilters) => ["advice", "list", filters] as const,
};
