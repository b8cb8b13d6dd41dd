import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Job, ParameterValue } from "@/api/types";
import { paths } from "@/config/paths";
import { ApiProblem, problemText } from "@/lib/api-problem";
import { jobKeys } from "./keys";

export interface RunRequest {
  job: Pick<Job, "id" | "name">;
  parameters?: Record<string, ParameterValue>;
  /** Look whether it could run, without doing anything. */
  isDryRun?: boolean;
}

/** Runs a job now, whatever its schedule; the message leads to the execution. */
export function useTriggerJob() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ job, parameters = {}, isDryRun = false }: RunRequest) =>
      api.triggerJob(
        { job_id: job.id },
        isDryRun || Object.keys(parameters).length > 0 ? { parameters, dry_run: isDryRun } : undefined,
      ),
    onSuccess: ({ execution_id: executionId }, { job, isDryRun = false }) => {
      toast(`${isDryRun ? "Dry run" : "Run"} requested: ${job.name}`, {
        action: { label: "Watch", onClick: () => void navigate(paths.execution(executionId)) },
      });
      return client.invalidateQueries({ queryKey: jobKeys.detail(job.id) });
    },
    onError: (error, { job }) => {
      // A refused value is told at its field.
      if (error instanceof ApiProblem && error.field("/parameters") !== undefined) return;
      toast.error(`${job.name} cannot be run`, { description: problemText(error) });
    },
  });
}
