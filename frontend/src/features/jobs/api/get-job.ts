import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Job } from "@/api/types";
import { api } from "@/lib/api-client";
import { jobKeys, jobPath } from "./keys";

export function jobOptions(id: string) {
  return queryOptions({
    queryKey: jobKeys.detail(id),
    queryFn: ({ signal }) => api.get<Job>(jobPath(id), { signal }),
  });
}

export function useJob(id: string) {
  return useQuery(jobOptions(id));
}
