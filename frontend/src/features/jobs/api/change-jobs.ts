import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import * as api from "@/api/client";
import type { BulkAction, BulkResult, Job } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { undoSteps } from "../undo-steps";
import { jobKeys } from "./keys";

const DONE: Record<BulkAction, string> = {
  activate: "activated",
  pause: "paused",
  archive: "archived",
  delete: "deleted",
};

interface Change {
  jobs: readonly Job[];
  action: BulkAction;
}

async function sendBulk(ids: string[], action: BulkAction): Promise<BulkResult[]> {
  return (await api.changeJobs({ ids, action }, { timeoutMs: 60_000 })).results;
}

/** Changes many jobs at once; says which were not, and offers undo for all but deletion. */
export function useChangeJobs() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: jobKeys.all });
  const undo = async (jobs: readonly Job[]) => {
    const { bulk, drafts } = undoSteps(jobs);
    for (const { action, ids } of bulk) await sendBulk(ids, action);
    for (const id of drafts) await api.changeJob({ job_id: id }, { state: "draft" });
    await refresh();
  };
  return useMutation({
    mutationFn: ({ jobs, action }: Change) =>
      sendBulk(
        jobs.map(({ id }) => id),
        action,
      ),
    onSettled: refresh,
    onError: (error) => toast.error("The jobs were not changed", { description: problemText(error) }),
    onSuccess: (results, { jobs, action }) => {
      const done = jobs.filter(({ id }) => results.some((result) => result.id === id && result.ok));
      const refused = results.filter(({ ok }) => !ok);
      if (done.length > 0)
        toast(`${countOf(done.length, "job")} ${DONE[action]}`, {
          duration: 10_000,
          ...(action === "delete"
            ? {}
            : {
                action: {
                  label: "Undo",
                  onClick: () =>
                    void undo(done).catch((error: unknown) =>
                      toast.error("Not all was undone", { description: problemText(error) }),
                    ),
                },
              }),
        });
      if (refused.length > 0)
        toast.error(`${countOf(refused.length, "job")} not ${DONE[action]}`, {
          description: refused[0]?.error ?? undefined,
        });
    },
  });
}
