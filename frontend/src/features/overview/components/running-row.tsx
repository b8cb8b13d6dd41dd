import { Link } from "react-router";
import type { Overview } from "@/api/types";
import { MiddleText } from "@/components/ui/middle-text";
import { StateIcon } from "@/components/ui/state-icon";
import { paths } from "@/config/paths";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { formatDuration } from "@/lib/format";

/** Twice the usual is worth a look. */
const LONG = 2;

/** A running execution: how long by now, against what is usual for its job. */
export function RunningRow({ execution }: { execution: Overview["running"][number] }) {
  const now = useNow();
  const usual = execution.usual_ms;
  const elapsed = execution.started_at ? Math.max(0, now - Date.parse(execution.started_at)) : 0;
  const share = usual === null ? null : elapsed / usual;
  const isLong = share !== null && share > LONG && elapsed > 2_000;
  return (
    <div
      data-row=""
      className="relative grid h-8 grid-cols-[14px_minmax(0,1fr)_72px_84px_104px] items-center gap-3 border-b border-line px-1 hover:bg-hover max-sm:grid-cols-[14px_minmax(0,1fr)_auto_auto]"
    >
      <StateIcon state={execution.state} />
      <Link
        to={paths.execution(execution.id)}
        className="flex min-w-0 after:absolute after:inset-0 after:content-['']"
      >
        <MiddleText>{execution.job_name}</MiddleText>
      </Link>
      <span className="h-1 overflow-hidden rounded-full bg-selected max-sm:hidden" aria-hidden="true">
        {share === null ? null : (
          <span
            className={cn("block h-full rounded-full", isLong ? "bg-missed" : "bg-running")}
            style={{ width: `${Math.min(100, share * 100)}%` }}
          />
        )}
      </span>
      <span className={cn("text-right whitespace-nowrap", isLong && "text-missed")}>
        {elapsed < 1_000 ? "0 s" : formatDuration(Math.floor(elapsed / 1_000) * 1_000)}
      </span>
      <span className="truncate text-right text-xs text-faint">
        {usual === null ? "" : `usually ${formatDuration(usual)}`}
      </span>
    </div>
  );
}
