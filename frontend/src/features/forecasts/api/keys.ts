import type { LoadFilters } from "../filters";

export const forecastKeys = {
  job: (jobId: string) => ["forecasts", "job", jobId] as const,
  outlook: (executionId: string) => ["forecasts", "outlook", executionId] as const,
  load: (filters: LoadFilters) => ["forecasts", "load", filters] as const,
};
