import { History } from "lucide-react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { problemText } from "@/lib/api-problem";
import { ownTimezone } from "@/lib/timezones";
import { useSimulation } from "../api/simulate";
import { changesOf } from "../job-changes";
import type { JobDraft } from "../job-draft";
import { zoneOf } from "../schedule-draft";
import { TimeMachineResult } from "./time-machine-result";

interface TimeMachineProps {
  draft: JobDraft;
  /** As it is saved. */
  job: Job;
}

/** Replays last month with what was changed in the form; nothing is saved. */
export function TimeMachine({ draft, job }: TimeMachineProps) {
  const simulation = useSimulation(job.id);
  const changes = changesOf(draft, job, ownTimezone());
  const hasChanges = changes !== undefined && Object.keys(changes).length > 0;
  const isStale = simulation.data && JSON.stringify(simulation.variables) !== JSON.stringify(changes);
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        disabled={!hasChanges}
        isBusy={simulation.isPending}
        onClick={() => {
          if (changes) simulation.mutate(changes);
        }}
      >
        <History size={14} /> What would have changed last month?
      </Button>
      {hasChanges ? null : (
        <p className="text-xs text-faint">
          {changes
            ? "Change the schedule, timing, overlap or what becomes of missed due times to see it against last month."
            : "There is no whole schedule to replay."}
        </p>
      )}
      <div aria-live="polite" className="w-full">
        {simulation.isPending ? (
          <div role="status" aria-label="Replaying last month" className="flex flex-col gap-2">
            <Skeleton className="w-72 max-w-full" />
            <Skeleton className="h-40 w-full max-w-md" />
          </div>
        ) : simulation.error ? (
          <p role="alert" className="text-failed">
            {problemText(simulation.error)}
          </p>
        ) : simulation.data ? (
          <>
            {isStale ? (
              <p className="mb-2 text-missed">
                The form was changed since; ask again to see it as it is now.
              </p>
            ) : null}
            <TimeMachineResult
              result={simulation.data}
              timezone={zoneOf(draft.schedule)}
              isStale={isStale === true}
            />
          </>
        ) : null}
      </div>
    </div>
  );
}
