import { Link } from "react-router";
import type { Execution } from "@/api/types";
import { MiddleText } from "@/components/ui/middle-text";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { formatDuration } from "@/lib/format";
import { EXECUTION_LOOK, isUnsuccessful } from "@/lib/status";
import { excerptOf, nameRanges } from "../excerpt";
import { isLate } from "../words";
import { DryRunMark } from "./dry-run-mark";
import { HighlightedText } from "@/components/ui/highlighted-text";
import { RunningTime } from "./running-time";
import { rowGrid } from "./row-grid";

interface ExecutionRowProps {
  execution: Execution;
  hasJob: boolean;
}

const LINK = "after:absolute after:inset-0 after:content-[''] focus-visible:outline-offset-[-2px]";

/** One execution: a line, or two on a phone. The whole row leads to its page. */
export function ExecutionRow({ execution, hasJob }: ExecutionRowProps) {
  const { id, state } = execution;
  const excerpt = excerptOf(execution);
  const hasLines = execution.highlights.some(({ field }) => field === "output");
  const word = EXECUTION_LOOK[state].word;
  const isBad = isUnsuccessful(state);
  const ranges = nameRanges(execution);
  const when = <Time value={execution.scheduled_for} className="relative z-1" />;
  return (
    <div
      role="row"
      data-row=""
      className={cn(rowGrid(hasJob), "relative h-12 hover:bg-hover sm:h-8", hasLines && "border-transparent")}
    >
      <span role="cell" className="flex items-center gap-1.5 whitespace-nowrap">
        <StateIcon state={state} />
        <span className={cn("max-sm:sr-only", isBad && "text-failed")}>{word}</span>
      </span>
      {hasJob ? (
        <span role="cell" className="min-w-0">
          <Link to={paths.execution(id)} className={cn("flex min-w-0 font-medium", LINK)}>
            {ranges.length > 0 ? (
              <span className="truncate">
                <HighlightedText text={execution.job_name} ranges={ranges} />
              </span>
            ) : (
              <MiddleText>{execution.job_name}</MiddleText>
            )}
          </Link>
        </span>
      ) : null}
      <span
        role="cell"
        className={cn(
          "truncate whitespace-nowrap text-quiet",
          hasJob && "max-sm:col-start-3 max-sm:row-start-2 max-sm:text-right",
        )}
      >
        {hasJob ? (
          when
        ) : (
          <Link to={paths.execution(id)} className={LINK}>
            {when}
          </Link>
        )}
        {execution.is_dry_run ? <DryRunMark className="ml-1.5" /> : null}
        {isLate(execution) ? (
          <span className="ml-1.5 text-missed" title="Started later than it was due">
            {formatDuration(execution.lag_ms)} late
          </span>
        ) : null}
      </span>
      <span role="cell" className="text-right max-sm:col-start-3 max-sm:row-start-1">
        {state === "running" ? (
          <RunningTime since={execution.started_at} />
        ) : (
          formatDuration(execution.duration_ms)
        )}
      </span>
      <span role="cell" className={cn("text-right max-sm:hidden", isBad ? "text-fg" : "text-faint")}>
        {execution.exit_code ?? ""}
      </span>
      <span role="cell" className="truncate text-quiet max-sm:col-start-2 max-sm:row-start-2">
        <span className="sm:hidden" aria-hidden="true">
          {word}
          {execution.exit_code ? ` · exit ${execution.exit_code}` : ""}
          {excerpt ? " · " : ""}
        </span>
        {excerpt ? <HighlightedText {...excerpt} /> : null}
      </span>
    </div>
  );
}
