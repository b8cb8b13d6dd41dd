import { Pause, Play, Power } from "lucide-react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { JobStateBadge } from "@/components/ui/state-badge";
import { Tooltip } from "@/components/ui/tooltip";
import { useNow } from "@/lib/clock";
import { useShortcuts } from "@/lib/use-shortcuts";
import { jobAnswer } from "../words";
import { JobActions } from "./job-actions";
import { usePauseDialogs } from "./use-pause-dialogs";
import { RunDialog } from "./run-dialog";
import { useRunJob } from "./use-run-job";

interface JobHeaderProps {
  job: Job;
  /** All scheduling is paused. */
  isHeld?: boolean;
  /** The address asks for a run. */
  isAsking?: boolean;
  onAsked?: () => void;
  onEdit: () => void;
  onBackfill: () => void;
  onShare?: (() => void) | undefined;
  onHandOver?: (() => void) | undefined;
  onDeleted: () => void;
}

export function JobHeader(props: JobHeaderProps) {
  const { job, isHeld = false, isAsking = false, onAsked, onEdit } = props;
  const { onBackfill, onShare, onHandOver, onDeleted } = props;
  const now = useNow();
  const running = useRunJob(job);
  const { pause, activate, isBusy, dialogs } = usePauseDialogs(job);
  const canRun = job.state !== "archived" && job.rights.includes("job:run");
  const canPause = job.rights.includes("job:pause");
  const run = () => {
    if (canRun) running.run();
  };
  const edit = () => {
    if (job.rights.includes("job:update")) onEdit();
  };
  useShortcuts({ r: run, e: edit });
  const title = (
    <span className="flex flex-wrap items-center gap-x-3">
      <span className="[overflow-wrap:anywhere]">{job.name}</span>
      <JobStateBadge state={job.state} className="text-sm font-normal tracking-normal" />
    </span>
  );
  return (
    <PageHeader
      title={title}
      actions={
        <>
          {canRun ? (
            <Tooltip content="Key r">
              <Button variant="primary" isBusy={running.isBusy} onClick={run}>
                {running.isBusy ? null : <Play size={14} />} Run now
                {job.parameters.length > 0 ? "…" : null}
              </Button>
            </Tooltip>
          ) : null}
          {!canPause ? null : job.state === "active" ? (
            <Button onClick={pause}>
              <Pause size={14} /> Pause…
            </Button>
          ) : (
            <Button onClick={activate} isBusy={isBusy}>
              <Power size={14} /> {job.state === "paused" ? "Resume…" : "Activate"}
            </Button>
          )}
          <JobActions
            job={job}
            isMenuOnly
            onBackfill={onBackfill}
            onShare={onShare}
            onHandOver={onHandOver}
            onDeleted={onDeleted}
          />
          {dialogs}
          {running.dialog}
          {isAsking && canRun ? <RunDialog job={job} onClose={() => onAsked?.()} /> : null}
        </>
      }
    >
      <p>{jobAnswer(job, now, isHeld)}</p>
      {job.description ? (
        <p className="mt-1 max-w-3xl whitespace-pre-line text-faint">{job.description}</p>
      ) : null}
    </PageHeader>
  );
}
