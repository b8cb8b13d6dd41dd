import { useQuery } from "@tanstack/react-query";
import type { Limit } from "@/api/types";
import { api } from "@/lib/api-client";
import { LIMITS_PATH, limitsKey } from "./keys";

/** How often the counts of what runs and waits are asked for. */
const REFRESH_MS = 5_000;

export function useLimits() {
  return useQuery({
    queryKey: limitsKey,
    queryFn: async ({ signal }) => (await api.get<{ items: Limit[] }>(LIMITS_PATH, { signal })).items,
    refetchInterval: REFRESH_MS,
  });
}
