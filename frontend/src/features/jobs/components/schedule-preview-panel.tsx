import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Schedule } from "@/api/types";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { problemText } from "@/lib/api-problem";
import { cn } from "@/lib/cn";
import { formatExact } from "@/lib/format";
import { useDebounced } from "@/lib/use-debounced";
import { schedulePreviewOptions } from "../api/preview-schedule";
import { type ScheduleDraft, scheduleOf } from "../schedule-draft";

const TYPING_MS = 250;

/** What the schedule means, in words, and when it would fire; or what is wrong with it. */
export function SchedulePreviewPanel({ draft }: { draft: ScheduleDraft }) {
  const text = useDebounced(JSON.stringify(scheduleOf(draft) ?? null), TYPING_MS);
  const schedule = JSON.parse(text) as Schedule | null;
  const preview = useQuery(schedulePreviewOptions(schedule));
  if (!schedule) return <Panel>Fill in the schedule to see when it fires.</Panel>;
  if (preview.error)
    return (
      <Panel>
        <span role="alert" className="text-failed">
          {problemText(preview.error)}
        </span>
      </Panel>
    );
  if (!preview.data)
    return (
      <Panel>
        <Skeleton className="w-64" />
      </Panel>
    );
  const { description, fire_times: times, warnings } = preview.data;
  return (
    <Panel isStale={preview.isPlaceholderData}>
      <p className="font-medium">{description}</p>
      {times.length === 0 ? <p className="mt-1 text-missed">It would never fire.</p> : null}
      <ol className="mt-1.5" aria-label="Next due times">
        {times.map((time) => (
          <li key={time} className="flex min-h-6 flex-wrap items-center justify-between gap-x-4">
            <span className="text-quiet">{formatExact(time, schedule.timezone)}</span>
            <Time value={time} className="text-faint" />
          </li>
        ))}
      </ol>
      {warnings.map(({ code, detail }) => (
        <p key={code + detail} className="mt-1.5 flex gap-1.5 text-missed">
          <TriangleAlert size={14} className="mt-[3px] shrink-0" aria-hidden="true" /> {detail}
        </p>
      ))}
    </Panel>
  );
}

function Panel({ children, isStale = false }: { children: ReactNode; isStale?: boolean }) {
  return (
    <div
      aria-live="polite"
      className={cn(
        "min-h-14 max-w-xl border-l-2 border-line-strong py-0.5 pl-4 transition-opacity",
        isStale && "opacity-60",
      )}
    >
      {children}
    </div>
  );
}
