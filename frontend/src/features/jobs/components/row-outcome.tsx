import { Link } from "react-router";
import type { JobRow } from "@/api/types";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { EXECUTION_LOOK, isUnsuccessful } from "@/lib/status";

/** How a job's latest execution ended and when; that it runs now is said first. */
export function RowOutcome({ row }: { row: JobRow }) {
  const { last_state: state, last_execution_id: id } = row;
  if (row.running > 0)
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <StateIcon state="running" /> Running
      </span>
    );
  if (!state || !id) return <span className="text-faint">Never ran</span>;
  return (
    <Link
      to={paths.execution(id)}
      className="relative z-1 inline-flex max-w-full items-center gap-1.5 rounded-sm whitespace-nowrap hover:underline"
    >
      <StateIcon state={state} label={EXECUTION_LOOK[state].word} />
      <Time
        value={row.last_finished_at}
        className={cn("truncate", isUnsuccessful(state) ? "text-failed" : "text-quiet")}
      />
    </Link>
  );
}
