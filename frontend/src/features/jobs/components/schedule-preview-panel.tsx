import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiProblem, problemText } from "@/lib/api-problem";
import { cn } from "@/lib/cn";
import { instantOf, type WallTime } from "@/lib/wall-time";
import type { DraftPreview } from "../use-draft-preview";
import { ClockChanges } from "./clock-changes";
import { PreviewTimes } from "./preview-times";

/** A refusal that one of the fields above shows by itself. */
const AT_A_FIELD = /^\/(tags|(schedule|timing)\/(?!schedules$).)/;

/** Warnings that the list of clock changes spells out. */
const TOLD_BY_DATE = new Set(["schedule.clock_gap", "schedule.clock_fold"]);

interface SchedulePreviewPanelProps {
  preview: DraftPreview;
  snoozedUntil: WallTime;
}

/** What the schedule means, in words, and when it would run; or what is wrong with it. */
export function SchedulePreviewPanel({ preview, snoozedUntil }: SchedulePreviewPanelProps) {
  const { schedule, answer, error, isStale } = preview;
  if (!schedule) return <Panel>Fill in the schedule to see when it runs.</Panel>;
  if (error)
    return (
      <Panel>
        {isAtField(error) ? (
          <span className="text-quiet">Correct what is marked to see when it runs.</span>
        ) : (
          <span role="alert" className="text-failed">
            {problemText(error)}
          </span>
        )}
      </Panel>
    );
  if (!answer)
    return (
      <Panel>
        <Skeleton className="w-64" />
      </Panel>
    );
  const { timezone = "UTC" } = schedule;
  const warnings = answer.warnings.filter(({ code }) => !TOLD_BY_DATE.has(code));
  return (
    <Panel isStale={isStale}>
      <p className="font-medium">{answer.description}</p>
      <PreviewTimes
        slots={answer.slots}
        timezone={timezone}
        snoozedUntil={instantOf(snoozedUntil, timezone)}
      />
      {warnings.map(({ code, detail }) => (
        <p key={code + detail} className="mt-1.5 flex gap-1.5 text-missed">
          <TriangleAlert size={14} className="mt-[3px] shrink-0" aria-hidden="true" /> {detail}
        </p>
      ))}
      <ClockChanges changes={answer.clock_changes} />
    </Panel>
  );
}

function isAtField(error: Error): boolean {
  return error instanceof ApiProblem && error.errors.some(({ pointer }) => AT_A_FIELD.test(pointer));
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
