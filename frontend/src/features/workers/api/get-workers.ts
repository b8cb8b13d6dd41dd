import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { REFRESH_MS, workerKeys } from "./keys";

/** Workers that are alive; for administrators. */
export function useWorkers(isWanted: boolean) {
  return useQuery({
    queryKey: workerKeys.list,
    queryFn: async ({ signal }) => (await api.listWorkers({ signal })).items,
    refetchInterval: REFRESH_MS,
    enabled: isWanted,
  });
}
