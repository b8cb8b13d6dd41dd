import type { ReportFilters } from "../filters";

export const reportKeys = {
  all: ["reports"] as const,
  list: (filters: ReportFilters) => ["reports", "list", filters] as const,
  one: (id: string) => ["reports", "one", id] as const,
  schedules: ["report-schedules"] as const,
};
