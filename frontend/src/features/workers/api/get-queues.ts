import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { REFRESH_MS, workerKeys } from "./keys";

/** What waits for workers. */
export function useQueues() {
  return useQuery({
    queryKey: workerKeys.queues,
    queryFn: async ({ signal }) => (await api.listQueues({ signal })).items,
    refetchInterval: REFRESH_MS,
  });
}
