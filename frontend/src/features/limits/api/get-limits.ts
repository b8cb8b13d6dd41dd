import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { limitsKey } from "./keys";

/** How often the counts of what runs and waits are asked for. */
const REFRESH_MS = 5_000;

export function useLimits() {
  return useQuery({
    queryKey: limitsKey,
    queryFn: async ({ signal }) => (await api.listLimits({ signal })).items,
    refetchInterval: REFRESH_MS,
  });
}
