import type { Execution, Progress } from "@/api/types";
import { PageHeader } from "@/components/ui/page-header";
import { StateBadge } from "@/components/ui/state-badge";
import { Time } from "@/components/ui/time";
import { causeWords, withoutCause } from "@/lib/causes";
import { formatDuration } from "@/lib/format";
import { describeExecution, isLate } from "../words";
import { CancelButton } from "./cancel-button";
import { CompareMenu } from "./compare-menu";
import { DryRunMark } from "./dry-run-mark";
import { ProgressBar } from "./progress-bar";
import { ReplayButton } from "./replay-button";
import { RunningTime } from "./running-time";

interface ExecutionHeaderProps {
  execution: Execution;
  /** Why it has not started, as known now. */
  waitingFor: string | null;
  progress: Progress | null;
  canRun: boolean;
}

/** What happened, in a line and a sentence, and what can be done about it. */
export function ExecutionHeader({ execution, waitingFor, progress, canRun }: ExecutionHeaderProps) {
  const { state, retry_at: retryAt } = execution;
  const cause = causeWords({ ...execution, signal: execution.attempts.at(-1)?.signal ?? null });
  const isRunning = state === "running";
  return (
    <PageHeader
      title={execution.job_name}
      actions={
        <>
          {canRun ? <CancelButton execution={execution} /> : null}
          {canRun ? <ReplayButton execution={execution} /> : null}
          <CompareMenu execution={execution} />
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <StateBadge state={state} attempt={execution.attempts.length + 1} className="font-medium text-fg" />
        {execution.is_dry_run ? <DryRunMark /> : null}
        {isRunning ? (
          <RunningTime since={execution.attempts.at(-1)?.started_at ?? execution.started_at} />
        ) : null}
        <span>
          scheduled <Time value={execution.scheduled_for} />
          {isLate(execution) ? (
            <span className="text-missed">, started {formatDuration(execution.lag_ms)} late</span>
          ) : null}
        </span>
      </div>
      {isRunning ? null : (
        <p className="mt-1 text-fg">
          {describeExecution(waitingFor ? { ...execution, reason: waitingFor } : execution)}
          {state === "retrying" && retryAt ? (
            <>
              {" "}
              The next one begins <Time value={retryAt} past="now" />.
            </>
          ) : null}
        </p>
      )}
      {progress ? <ProgressBar progress={progress} /> : null}
      {execution.error && execution.error !== cause && (state === "failed" || state === "abandoned") ? (
        <p className="mt-1 max-h-30 overflow-y-auto font-mono text-[12.5px] whitespace-pre-wrap text-failed">
          {withoutCause(execution.error, cause)}
        </p>
      ) : null}
    </PageHeader>
  );
}
