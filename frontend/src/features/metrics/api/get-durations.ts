import { queryOptions, useQuery } from "@tanstack/react-query";
import type { DurationPoint } from "@/api/types";
import { api } from "@/lib/api-client";

const MAX_POINTS = 1000;
const REFRESH_MS = 30_000;

export interface DurationRange {
  from?: string | undefined;
  to?: string | undefined;
}

export function durationsOptions(jobId: string, range: DurationRange = {}) {
  return queryOptions({
    queryKey: ["metrics", "durations", jobId, range],
    queryFn: ({ signal }) =>
      api.get<{ points: DurationPoint[] }>(`/jobs/${encodeURIComponent(jobId)}/durations`, {
        query: { ...range, limit: MAX_POINTS },
        signal,
      }),
    refetchInterval: REFRESH_MS,
  });
}

/** How long each of a job's executions took. */
export function useDurations(jobId: string, range: DurationRange) {
  return useQuery(durationsOptions(jobId, range));
}
