import { Link } from "react-router";
import type { Execution } from "@/api/types";
import { paths } from "@/config/paths";
import { isLive } from "@/lib/status";
import { useExecutionInsights } from "../api/list-insights";
import { sentenceCase } from "../words";
import { SeverityMark } from "./severity-mark";

const MOST = 4;

/** A line for each insight that this execution is evidence of; nothing where there is none. */
export function ExecutionInsights({ execution }: { execution: Execution }) {
  const { data: insights } = useExecutionInsights(execution.id, !isLive(execution.state));
  if (!insights || insights.length === 0) return null;
  const hidden = insights.length - MOST;
  return (
    <ul aria-label="What is unusual about it" className="mb-3 flex flex-col gap-1 text-sm">
      {insights.slice(0, MOST).map(({ id, severity, statement }) => (
        <li key={id} className="flex items-start gap-2">
          <SeverityMark severity={severity} className="mt-0.5" />
          <Link
            to={paths.insight(id)}
            className="min-w-0 underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere] hover:text-fg"
          >
            {sentenceCase(statement.sentence)}
          </Link>
        </li>
      ))}
      {hidden > 0 ? (
        <li>
          <Link
            to={`${paths.job(execution.job_id)}?tab=insights`}
            className="text-quiet underline underline-offset-2"
          >
            and {hidden} more
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
