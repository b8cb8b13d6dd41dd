import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

const MAX_POINTS = 1000;
const REFRESH_MS = 30_000;

export interface DurationRange {
  from?: string | undefined;
  to?: string | undefined;
}

export function durationsOptions(jobId: string, range: DurationRange = {}) {
  return queryOptions({
    queryKey: ["metrics", "durations", jobId, range],
    queryFn: ({ signal }) => api.getDurations({ job_id: jobId, ...range, limit: MAX_POINTS }, { signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** How long each of a job's executions took. */
export function useDurations(jobId: string, range: DurationRange) {
  return useQuery(durationsOptions(jobId, range));
}
