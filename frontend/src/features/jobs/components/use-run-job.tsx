import { type ReactNode, useState } from "react";
import type { Job } from "@/api/types";
import { useTriggerJob } from "../api/trigger-job";
import { RunDialog } from "./run-dialog";

interface RunJob {
  /** Runs it now; a job with parameters asks for them first. */
  run: () => void;
  dryRun: () => void;
  isBusy: boolean;
  /** To be drawn somewhere. */
  dialog: ReactNode;
}

/** Running one job by hand. */
export function useRunJob(job: Job): RunJob {
  const trigger = useTriggerJob();
  const [isAsking, setAsking] = useState(false);
  const start = (isDryRun: boolean) => {
    if (job.parameters.length > 0) setAsking(true);
    else if (!trigger.isPending) trigger.mutate({ job, isDryRun });
  };
  return {
    run: () => start(false),
    dryRun: () => start(true),
    isBusy: trigger.isPending,
    dialog: isAsking ? <RunDialog job={job} onClose={() => setAsking(false)} /> : null,
  };
}
