import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { isFoundLabel } from "@/lib/worker-labels";

const workerLabels = queryOptions({
  queryKey: ["workers", "labels"],
  queryFn: async ({ signal }) => {
    const { items } = await api.listWorkers({ signal });
    const labels = items.flatMap((worker) => worker.labels);
    return [...new Set(labels)].filter((label) => !isFoundLabel(label)).sort();
  },
  retry: false,
});

/** Labels of live workers that a job can ask for. Not everybody may see workers: then there is nothing to offer. */
export function useWorkerLabels() {
  return useQuery(workerLabels);
}
