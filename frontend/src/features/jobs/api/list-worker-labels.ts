import { queryOptions, useQuery } from "@tanstack/react-query";
import type { WorkerInfo } from "@/api/types";
import { api } from "@/lib/api-client";
import { isFoundLabel } from "@/lib/worker-labels";

const workerLabels = queryOptions({
  queryKey: ["workers", "labels"],
  queryFn: async ({ signal }) => {
    const { items } = await api.get<{ items: Pick<WorkerInfo, "labels">[] }>("/workers", { signal });
    const labels = items.flatMap((worker) => worker.labels);
    return [...new Set(labels)].filter((label) => !isFoundLabel(label)).sort();
  },
  retry: false,
});

/** Labels of live workers that a job can ask for. Not everybody may see workers: then there is nothing to offer. */
export function useWorkerLabels() {
  return useQuery(workerLabels);
}
