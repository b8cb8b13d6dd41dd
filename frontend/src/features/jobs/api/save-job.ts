import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Job, JobInput } from "@/api/types";
import { api } from "@/lib/api-client";
import { jobKeys, jobPath } from "./keys";

/** Creates a job, or changes the one with `id`. */
export function useSaveJob(id?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: JobInput) =>
      id === undefined ? api.post<Job>("/jobs", input) : api.patch<Job>(jobPath(id), input),
    onSuccess: (job) => {
      client.setQueryData(jobKeys.detail(job.id), job);
      return client.invalidateQueries({ queryKey: jobKeys.lists });
    },
  });
}
