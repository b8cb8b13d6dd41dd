import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

/** What a job measures of itself, by name. */
export function useKpis(jobId: string) {
  return useQuery({
    queryKey: ["metrics", "kpis", jobId],
    queryFn: async ({ signal }) => (await api.listKpis({ job_id: jobId }, { signal })).items,
  });
}
