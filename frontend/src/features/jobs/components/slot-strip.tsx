import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Job } from "@/api/types";
import { StateIcon } from "@/components/ui/state-icon";
import { Tooltip } from "@/components/ui/tooltip";
import { paths } from "@/config/paths";
import { useNow } from "@/lib/clock";
import { formatClock, formatDuration, formatExact, formatRelative } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { schedulePreviewOptions } from "../api/preview-schedule";
import { dueTimeOf } from "../fire-time";

/** Share of the line that belongs to the past. */
const PAST = 0.7;
const SHOWN = 20;

/** Each due time as a mark on a line: what became of the past ones, and when the next are. */
export function SlotStrip({ job }: { job: Job }) {
  const now = useNow();
  const isScheduled = job.state === "active" && job.schedule !== null;
  const preview = useQuery({ ...schedulePreviewOptions(job.schedule), enabled: isScheduled });
  const past = job.stats.recent.slice(0, SHOWN).flatMap((outcome) => {
    const at = dueTimeOf(outcome.id);
    return at === null ? [] : [{ ...outcome, at }];
  });
  const coming = isScheduled
    ? (preview.data?.fire_times ?? []).map((time) => new Date(time).getTime()).filter((at) => at > now)
    : [];
  const first = Math.min(...past.map(({ at }) => at), now - 1);
  const last = Math.max(...coming, now + 1);
  const place = (at: number) =>
    `${100 * (at <= now ? (PAST * (at - first)) / (now - first) : PAST + ((1 - PAST) * (at - now)) / (last - now))}%`;
  return (
    <div className="px-1.5 pt-1" aria-label="Due times" role="group">
      <div className="relative h-6">
        <div className="absolute inset-x-0 top-1/2 h-px bg-line-strong" />
        <div
          className="absolute inset-y-0 w-px bg-fg"
          style={{ left: `${PAST * 100}%` }}
          aria-hidden="true"
        />
        {past.map(({ id, state, at, duration_ms: duration }) => (
          <Tooltip
            key={id}
            content={`${EXECUTION_LOOK[state].word}${duration === null ? "" : ` in ${formatDuration(duration)}`} · ${formatExact(at)}`}
          >
            <Link
              to={paths.execution(id)}
              aria-label={`${EXECUTION_LOOK[state].word}, ${formatRelative(at, now)}`}
              className="absolute top-1/2 flex size-3.5 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full bg-page hover:z-1 hover:scale-125"
              style={{ left: place(at) }}
            >
              <StateIcon state={state} className="size-3" />
            </Link>
          </Tooltip>
        ))}
        {coming.map((at) => (
          <Tooltip key={at} content={`Due ${formatExact(at)}`}>
            <span
              className="absolute top-1/2 h-3 w-1.5 -translate-x-1/2 -translate-y-1/2 border-l-2 border-line-strong"
              style={{ left: place(at) }}
            />
          </Tooltip>
        ))}
      </div>
      <div className="relative h-4 text-xs text-faint">
        {past.length > 0 ? <span className="absolute left-0">{formatClock(first, now)}</span> : null}
        <span className="absolute -translate-x-1/2" style={{ left: `${PAST * 100}%` }}>
          now
        </span>
        {coming.length > 0 ? <span className="absolute right-0">{formatClock(last, now)}</span> : null}
      </div>
    </div>
  );
}
