import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { jobKeys } from "./keys";

export function jobOptions(id: string) {
  return queryOptions({
    queryKey: jobKeys.detail(id),
    queryFn: ({ signal }) => api.getJob({ job_id: id }, { signal }),
  });
}

export function useJob(id: string) {
  return useQuery(jobOptions(id));
}
