import { queryOptions, useQuery } from "@tanstack/react-query";
import type { SchedulingPause } from "@/api/types";
import { api } from "@/lib/api-client";

export const pauseKey = ["pause"] as const;
export const PAUSE_PATH = "/pause";

/** How often it is asked for should its event not arrive. */
const SAFETY_MS = 60_000;

export const pauseOptions = queryOptions({
  queryKey: pauseKey,
  queryFn: ({ signal }) => api.get<SchedulingPause>(PAUSE_PATH, { signal }),
  refetchInterval: SAFETY_MS,
});

/** Whether all scheduling is paused, since when, by whom and why. */
export function useSchedulingPause(isWanted = true) {
  return useQuery({ ...pauseOptions, enabled: isWanted });
}
