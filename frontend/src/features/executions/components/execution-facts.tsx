import { Link } from "react-router";
import type { Execution } from "@/api/types";
import { Facts } from "@/components/ui/facts";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { causeWords } from "@/lib/causes";
import { countOf, formatBytes, formatDuration } from "@/lib/format";
import { isFoundLabel } from "@/lib/worker-labels";
import { isLate, ORIGIN_WORDS, phaseWords } from "../words";

/** What is known of an execution beside its log. */
export function ExecutionFacts({ execution }: { execution: Execution }) {
  const { log } = execution;
  const attempt = execution.attempts.at(-1);
  const needs = execution.needs.filter((label) => !isFoundLabel(label));
  return (
    <Facts
      items={[
        [
          "Job",
          <span key="job" className="flex flex-wrap gap-x-1.5">
            <Link
              to={paths.job(execution.job_id)}
              className="underline decoration-line-strong underline-offset-2"
            >
              {execution.job_name}
            </Link>
            <span className="text-faint">version {execution.job_version}</span>
          </span>,
        ],
        ["Origin", ORIGIN_WORDS[execution.origin]],
        ["Cause", causeWords({ ...execution, signal: attempt?.signal ?? null }) || undefined],
        ["Scheduled for", <Time key="scheduled" value={execution.scheduled_for} />],
        ["Started", execution.started_at ? <Time key="started" value={execution.started_at} /> : undefined],
        [
          "Start lag",
          execution.lag_ms === null ? undefined : (
            <span key="lag" className={isLate(execution) ? "text-missed" : undefined}>
              {formatDuration(execution.lag_ms)}
            </span>
          ),
        ],
        ["Ended", execution.finished_at ? <Time key="ended" value={execution.finished_at} /> : undefined],
        ["Took", execution.duration_ms === null ? undefined : formatDuration(execution.duration_ms)],
        ["Set-up", phaseWords(attempt?.setup_ms)],
        ["Clean-up", phaseWords(attempt?.cleanup_ms)],
        ["Exit code", execution.exit_code ?? undefined],
        ["Signal", attempt?.signal ?? undefined],
        ["Worker", attempt?.worker],
        ["Queue", execution.queue === "default" ? undefined : execution.queue],
        ["Needs", needs.length > 0 ? needs.join(", ") : undefined],
        ["CPU time", execution.cpu_ms === null ? undefined : formatDuration(execution.cpu_ms)],
        [
          "Peak memory",
          execution.peak_memory_bytes === null ? undefined : formatBytes(execution.peak_memory_bytes),
        ],
        ["Log", log.lines > 0 ? `${countOf(log.lines, "line")}, ${formatBytes(log.bytes)}` : undefined],
        [
          "Left out",
          log.dropped_lines > 0
            ? `${countOf(log.dropped_lines, "line")}, ${formatBytes(log.dropped_bytes)}, from the middle`
            : undefined,
        ],
        [
          "Tags",
          execution.tags.length > 0 ? (
            <span key="tags" className="flex flex-wrap gap-1">
              {execution.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>
          ) : undefined,
        ],
      ]}
    />
  );
}
