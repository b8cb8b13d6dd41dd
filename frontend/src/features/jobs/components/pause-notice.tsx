import { AlarmClock, Pause } from "lucide-react";
import type { ReactNode } from "react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useNow } from "@/lib/clock";
import { formatExact } from "@/lib/format";
import { useSnoozeJob } from "../api/snooze-job";

/** Why a scheduled job does not run now: paused since when and why, or snoozed until when. */
export function PauseNotice({ job }: { job: Job }) {
  const now = useNow(10_000);
  const snooze = useSnoozeJob();
  if (job.state === "paused" && job.paused_at !== null)
    return (
      <Notice icon={<Pause size={14} aria-hidden="true" />}>
        Paused <Time value={job.paused_at} />
        {job.pause_reason ? `: ${job.pause_reason}` : ""}
      </Notice>
    );
  if (job.state !== "active" || job.snoozed_until === null || Date.parse(job.snoozed_until) <= now)
    return null;
  return (
    <Notice icon={<AlarmClock size={14} aria-hidden="true" />}>
      Snoozed until {formatExact(job.snoozed_until, job.schedule?.timezone)}; due times before are skipped.
      {job.rights.includes("job:pause") ? (
        <Button
          size="sm"
          className="ml-2"
          isBusy={snooze.isPending}
          onClick={() => snooze.mutate({ job, until: null })}
        >
          End the snooze
        </Button>
      ) : null}
    </Notice>
  );
}

function Notice({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="mb-4 flex items-center gap-2 rounded-md bg-sunken px-3 py-1.5 text-sm [&>svg]:shrink-0">
      {icon}
      <span>{children}</span>
    </p>
  );
}
