import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Job } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { formatExact } from "@/lib/format";
import { jobKeys } from "./keys";

interface Snooze {
  job: Pick<Job, "id" | "name" | "snoozed_until" | "schedule">;
  /** RFC 3339; null ends it. */
  until: string | null;
}

/** Lets a job skip its due times up to a moment, or ends that; the message offers the way back. */
export function useSnoozeJob() {
  const client = useQueryClient();
  const patch = async ({ job, until }: Snooze) => {
    const saved = await api.changeJob({ job_id: job.id }, { snoozed_until: until });
    client.setQueryData(jobKeys.detail(job.id), saved);
    await client.invalidateQueries({ queryKey: jobKeys.lists });
  };
  const fail = (error: Error) => toast.error("The job was not changed", { description: problemText(error) });
  return useMutation({
    mutationFn: patch,
    onError: fail,
    onSuccess: (_, { job, until }) =>
      toast(
        until === null
          ? `No longer snoozed: ${job.name}`
          : `Snoozed until ${formatExact(until, job.schedule?.timezone)}: ${job.name}`,
        {
          duration: 10_000,
          action: {
            label: "Undo",
            onClick: () => void patch({ job, until: job.snoozed_until }).catch(fail),
          },
        },
      ),
  });
}
