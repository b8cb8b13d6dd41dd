import type { ReactNode } from "react";
import type { Execution, Findings, Progress } from "@/api/types";
import { PageHeader } from "@/components/ui/page-header";
import { StateBadge } from "@/components/ui/state-badge";
import { Time } from "@/components/ui/time";
import { causeWords, withoutCause } from "@/lib/causes";
import { formatDuration } from "@/lib/format";
import { describeExecution, isLate, ORIGIN_WORDS } from "../words";
import { UsualPace, UsualTime } from "./usual-time";
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
  /** Undefined while it is not known what is usual. */
  findings: Findings | undefined;
  canRun: boolean;
  /** It was removed while somebody looks at it: nothing can be done with it any more. */
  isGone: boolean;
  children?: ReactNode;
}

/** What happened, in a line and a sentence, and what can be done about it. */
export function ExecutionHeader(props: ExecutionHeaderProps) {
  const { execution, waitingFor, progress, findings, canRun, isGone } = props;
  const { state, retry_at: retryAt } = execution;
  const usual = findings?.usual ?? null;
  const worker = execution.attempts.at(-1)?.worker;
  const cause = causeWords({ ...execution, signal: execution.attempts.at(-1)?.signal ?? null });
  const isRunning = state === "running";
  return (
    <PageHeader
      title={execution.job_name}
      actions={
        isGone ? null : (
          <>
            {canRun ? <CancelButton execution={execution} /> : null}
            {canRun ? <ReplayButton execution={execution} /> : null}
            <CompareMenu execution={execution} />
          </>
        )
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <StateBadge state={state} attempt={execution.attempts.length + 1} className="font-medium text-fg" />
        {execution.is_dry_run ? <DryRunMark /> : null}
        {isRunning ? (
          <RunningTime since={execution.attempts.at(-1)?.started_at ?? execution.started_at} />
        ) : null}
        {isRunning && usual ? (
          <UsualTime since={execution.attempts.at(-1)?.started_at ?? execution.started_at} usual={usual} />
        ) : null}
        <span>
          {ORIGIN_WORDS[execution.origin].toLowerCase().replace(" api", " API")},{" "}
          {execution.origin === "schedule" || execution.origin === "backfill" ? "due" : "asked for"}{" "}
          <Time value={execution.scheduled_for} />
          {isLate(execution) ? (
            <span className="text-missed">, started {formatDuration(execution.lag_ms)} late</span>
          ) : null}
        </span>
        {worker ? <span>on {worker}</span> : null}
        {props.children}
      </div>
      {isRunning ? null : (
        <p className="mt-1 text-fg">
          {describeExecution(waitingFor ? { ...execution, reason: waitingFor } : execution)}
          {usual && execution.duration_ms !== null && !execution.is_dry_run ? (
            <UsualPace durationMs={execution.duration_ms} usual={usual} />
          ) : null}
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
