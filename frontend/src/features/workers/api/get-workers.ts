import { useQuery } from "@tanstack/react-query";
import type { WorkerInfo } from "@/api/types";
import { api } from "@/lib/api-client";
import { REFRESH_MS, workerKeys } from "./keys";

/** Workers that are alive; for administrators. */
export function useWorkers(isAdmin: boolean) {
  return useQuery({
    queryKey: workerKeys.list,
    queryFn: async ({ signal }) => (await api.get<{ items: WorkerInfo[] }>("/workers", { signal })).items,
    refetchInterval: REFRESH_MS,
    enabled: isAdmin,
  });
}
