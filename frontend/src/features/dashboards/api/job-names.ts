import { useQueries, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Job } from "@/api/types";

const FRESH_MS = 10 * 60_000;
const FEWEST = 3;

function jobOf(id: string) {
  return {
    queryKey: ["dashboard-job", id],
    queryFn: ({ signal }: { signal: AbortSignal }) => api.getJob({ job_id: id }, { signal }),
    staleTime: FRESH_MS,
    retry: false,
  };
}

/** What jobs are called, as far as one may know that. */
export function useNames(ids: readonly string[]): Map<string, string> {
  const found = useQueries({ queries: ids.map(jobOf) });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])));
}

/** How long a job usually takes: the median of its recent successes, in ms; null when unknown. */
export function useUsual(jobId: string): number | null {
  const { data } = useQuery({ ...jobOf(jobId), select: usualOf });
  return data ?? null;
}

function usualOf({ stats }: Job): number | null {
  const durations = stats.recent
    .flatMap(({ state, duration_ms: ms }) => (state === "succeeded" && ms !== null ? [ms] : []))
    .sort((left, right) => left - right);
  return durations.length < FEWEST ? null : (durations[Math.floor(durations.length / 2)] ?? null);
}
