import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Job, JobEdit, JobInput } from "@/api/types";
import { jobKeys } from "./keys";

export type JobToSave =
  /** A new one, of a team or one's own. */
  | { input: JobInput; teamId: string | null }
  /** One that is there: saved only over the version that was seen. */
  | { edit: JobEdit; seen: Pick<Job, "id" | "version"> };

/** Creates a job, or changes one; refused with status 412 when it is another version by now. */
export function useSaveJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (job: JobToSave) =>
      "seen" in job
        ? api.changeJob({ job_id: job.seen.id }, job.edit, {
            headers: { "If-Match": `"${job.seen.version}"` },
          })
        : api.createJob({ ...job.input, ...(job.teamId === null ? {} : { team_id: job.teamId }) }),
    onSuccess: (job) => {
      client.setQueryData(jobKeys.detail(job.id), job);
      return client.invalidateQueries({ queryKey: jobKeys.lists });
    },
  });
}
