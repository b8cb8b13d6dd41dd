import type { ExecutionState, JobState } from "@/api/types";
import { JobStateIcon, StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import { EXECUTION_LOOK, isUnsuccessful, JOB_LOOK } from "@/lib/status";

interface StateBadgeProps {
  state: ExecutionState;
  /** For retrying: the attempt that is coming. */
  attempt?: number | undefined;
  className?: string;
}

/** Mark and word of an execution's state. Only what needs a person is coloured text. */
export function StateBadge({ state, attempt, className }: StateBadgeProps) {
  const look = EXECUTION_LOOK[state];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <StateIcon state={state} />
      <span style={isUnsuccessful(state) ? { color: look.color } : undefined}>
        {look.word}
        {state === "retrying" && attempt ? ` ${attempt}` : ""}
      </span>
    </span>
  );
}

/** Mark and word of a job's state. */
export function JobStateBadge({ state, className }: { state: JobState; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-quiet", className)}>
      <JobStateIcon state={state} />
      {JOB_LOOK[state].word}
    </span>
  );
}
