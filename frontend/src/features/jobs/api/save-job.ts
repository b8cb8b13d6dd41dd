import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { JobInput } from "@/api/types";
import { jobKeys } from "./keys";

/** Creates a job, or changes the one with `id`. */
export function useSaveJob(id?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: JobInput) =>
      id === undefined ? api.createJob(input) : api.changeJob({ job_id: id }, input),
    onSuccess: (job) => {
      client.setQueryData(jobKeys.detail(job.id), job);
      return client.invalidateQueries({ queryKey: jobKeys.lists });
    },
  });
}
