import { Link } from "react-router";
import type { AskRow } from "@/api/types";
import { StateBadge } from "@/components/ui/state-badge";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { formatCount, formatDuration } from "@/lib/format";

/** The rows that an answer cites; a list that fits a phone. */
export function AskRows({ rows }: { rows: readonly AskRow[] }) {
  if (rows.length === 0) return <p className="py-3 text-sm text-quiet">There is none.</p>;
  return (
    <ul aria-label="Rows">
      {rows.map((row) => (
        <li
          key={row.id}
          id={row.id}
          className="flex scroll-mt-16 flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line px-1 py-2 text-sm target:bg-selected"
        >
          <span className="w-7 text-xs text-faint">{row.id}</span>
          <Name row={row} />
          {row.state ? <StateBadge state={row.state} /> : null}
          <Numbers row={row} />
          {row.at ? <Time value={row.at} as="clock" className="text-quiet" /> : null}
          {row.error ? (
            <q className="basis-full pl-10 font-mono text-xs text-quiet wrap-anywhere">{row.error}</q>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Name({ row }: { row: AskRow }) {
  const to = row.execution_id ? paths.execution(row.execution_id) : row.job_id ? paths.job(row.job_id) : "";
  const className = "min-w-0 flex-1 basis-40 font-medium wrap-anywhere";
  if (to === "") return <span className={className}>{row.job_name}</span>;
  return (
    <Link to={to} className={`${className} underline-offset-2 hover:underline`}>
      {row.job_name}
    </Link>
  );
}

function Numbers({ row }: { row: AskRow }) {
  return (
    <span className="flex gap-3 text-quiet tabular-nums">
      {typeof row.count === "number" ? (
        <span>
          {formatCount(row.count)}
          {typeof row.of === "number" ? ` of ${formatCount(row.of)}` : ""}
        </span>
      ) : null}
      {typeof row.change === "number" ? (
        <span>
          {row.change > 0 ? "+" : "−"}
          {Math.abs(row.change * 100).toFixed(0)} %
        </span>
      ) : null}
      {typeof row.duration_ms === "number" ? <span>{formatDuration(row.duration_ms)}</span> : null}
    </span>
  );
}
