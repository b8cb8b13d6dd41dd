import { useQuery } from "@tanstack/react-query";
import type { QueueView } from "@/api/workers";
import { api } from "@/lib/api-client";
import { REFRESH_MS, workerKeys } from "./keys";

/** What waits for workers. */
export function useQueues() {
  return useQuery({
    queryKey: workerKeys.queues,
    queryFn: async ({ signal }) => (await api.get<{ items: QueueView[] }>("/queues", { signal })).items,
    refetchInterval: REFRESH_MS,
  });
}
