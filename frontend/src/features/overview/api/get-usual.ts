import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Job } from "@/api/types";

const FEWEST = 3;
const FRESH_MS = 10 * 60_000;

/** How long a job usually takes: the median of its recent successes, in ms; null when unknown. */
export function usualDuration(job: Pick<Job, "stats">): number | null {
  const durations = job.stats.recent
    .flatMap(({ state, duration_ms: duration }) =>
      state === "succeeded" && duration !== null ? [duration] : [],
    )
    .sort((left, right) => left - right);
  return durations.length < FEWEST ? null : (durations[Math.floor(durations.length / 2)] ?? null);
}

export function useUsualDuration(jobId: string): number | null {
  const { data } = useQuery({
    queryKey: ["usual", jobId],
    queryFn: async ({ signal }) => usualDuration(await api.getJob({ job_id: jobId }, { signal })),
    staleTime: FRESH_MS,
    retry: false,
  });
  return data ?? null;
}
