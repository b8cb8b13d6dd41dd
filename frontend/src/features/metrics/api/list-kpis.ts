import { useQuery } from "@tanstack/react-query";
import type { Kpi } from "@/api/kpis";
import { api } from "@/lib/api-client";

/** What a job measures of itself, by name. */
export function useKpis(jobId: string) {
  return useQuery({
    queryKey: ["metrics", "kpis", jobId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Kpi[] }>(`/jobs/${encodeURIComponent(jobId)}/kpis`, { signal })).items,
  });
}
