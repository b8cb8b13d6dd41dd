import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Job, JobState } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { JOB_LOOK } from "@/lib/status";
import { jobKeys } from "./keys";

interface Change {
  job: Pick<Job, "id" | "name" | "state">;
  state: JobState;
  /** Why it is paused; shown on the job until it is active again. */
  reason?: string;
  /** Whether the message offers the way back: not where executions have been started by it. */
  hasUndo?: boolean;
}

/** Pauses, activates or archives one job; the message offers the way back. */
export function useSetJobState() {
  const client = useQueryClient();
  const patch = async ({ job, state, reason }: Change) => {
    const body = reason === undefined ? { state } : { state, pause_reason: reason };
    const saved = await api.changeJob({ job_id: job.id }, body);
    client.setQueryData(jobKeys.detail(job.id), saved);
    await client.invalidateQueries({ queryKey: jobKeys.lists });
  };
  const fail = (error: Error) => toast.error("The job was not changed", { description: problemText(error) });
  return useMutation({
    mutationFn: patch,
    onError: fail,
    onSuccess: (_, { job, state, hasUndo = true }) =>
      toast(`${JOB_LOOK[state].word}: ${job.name}`, {
        duration: 10_000,
        ...(hasUndo
          ? {
              action: {
                label: "Undo",
                onClick: () => void patch({ job: { ...job, state }, state: job.state }).catch(fail),
              },
            }
          : {}),
      }),
  });
}
