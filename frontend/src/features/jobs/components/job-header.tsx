import { Pause, Play, Power } from "lucide-react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { JobStateBadge } from "@/components/ui/state-badge";
import { Tooltip } from "@/components/ui/tooltip";
import { useNow } from "@/lib/clock";
import { useShortcuts } from "@/lib/use-shortcuts";
import { useTriggerJob } from "../api/trigger-job";
import { jobAnswer } from "../words";
import { JobActions } from "./job-actions";
import { usePauseDialogs } from "./use-pause-dialogs";

interface JobHeaderProps {
  job: Job;
  /** All scheduling is paused. */
  isHeld?: boolean;
  onEdit: () => void;
  onBackfill: () => void;
  onDeleted: () => void;
}

export function JobHeader({ job, isHeld = false, onEdit, onBackfill, onDeleted }: JobHeaderProps) {
  const now = useNow();
  const trigger = useTriggerJob();
  const { pause, activate, isBusy, dialogs } = usePauseDialogs(job);
  const isArchived = job.state === "archived";
  const run = () => {
    if (!isArchived && !trigger.isPending) trigger.mutate(job);
  };
  useShortcuts({ r: run, e: onEdit });
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
          {isArchived ? null : (
            <Tooltip content="Key r">
              <Button variant="primary" isBusy={trigger.isPending} onClick={run}>
                {trigger.isPending ? null : <Play size={14} />} Run now
              </Button>
            </Tooltip>
          )}
          {job.state === "active" ? (
            <Button onClick={pause}>
              <Pause size={14} /> Pause…
            </Button>
          ) : (
            <Button onClick={activate} isBusy={isBusy}>
              <Power size={14} /> {job.state === "paused" ? "Resume…" : "Activate"}
            </Button>
          )}
          <JobActions job={job} isMenuOnly onBackfill={onBackfill} onDeleted={onDeleted} />
          {dialogs}
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
