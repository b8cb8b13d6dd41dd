import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { toast } from "sonner";
import type { Job } from "@/api/types";
import { paths } from "@/config/paths";
import { api } from "@/lib/api-client";
import { problemText } from "@/lib/api-problem";
import { jobKeys, jobPath } from "./keys";

/** Runs a job now, whatever its schedule; the message leads to the execution. */
export function useTriggerJob() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (job: Pick<Job, "id" | "name">) =>
      api.post<{ execution_id: string }>(`${jobPath(job.id)}/trigger`),
    onSuccess: ({ execution_id: executionId }, job) => {
      toast(`Run requested: ${job.name}`, {
        action: { label: "Watch", onClick: () => void navigate(paths.execution(executionId)) },
      });
      return client.invalidateQueries({ queryKey: jobKeys.detail(job.id) });
    },
    onError: (error, job) => toast.error(`${job.name} cannot be run`, { description: problemText(error) }),
  });
}
