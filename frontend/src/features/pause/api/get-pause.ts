import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

export const pauseKey = ["pause"] as const;

/** How often it is asked for should its event not arrive. */
const SAFETY_MS = 60_000;

export const pauseOptions = queryOptions({
  queryKey: pauseKey,
  queryFn: ({ signal }) => api.getPause({ signal }),
  refetchInterval: SAFETY_MS,
});

/** Whether all scheduling is paused, since when, by whom and why. */
export function useSchedulingPause(isWanted = true) {
  return useQuery({ ...pauseOptions, enabled: isWanted });
}
