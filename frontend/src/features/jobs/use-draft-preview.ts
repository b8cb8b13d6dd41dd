import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Schedule, SchedulePreview, Timing } from "@/api/types";
import { ApiProblem } from "@/lib/api-problem";
import { isTeam } from "@/lib/owners";
import { useDebounced } from "@/lib/use-debounced";
import { previewCount, schedulePreviewOptions } from "./api/preview-schedule";
import type { JobDraft } from "./job-draft";
import { scheduleOf, zoneOf } from "./schedule-draft";
import { timingOf } from "./timing-draft";

const TYPING_MS = 250;

export interface DraftPreview {
  /** What was asked about; null while it is not complete. */
  schedule: Schedule | null;
  answer: SchedulePreview | undefined;
  error: Error | null;
  /** What was refused at a pointer such as `/schedule/expression`, while it is typed. */
  errorAt: (pointer: string) => string | undefined;
  /** The answer is to what was typed before. */
  isStale: boolean;
}

/** Asks, each time that typing rests, what the schedule means and when it would run. */
export function useDraftPreview(draft: JobDraft, jobId: string | undefined): DraftPreview {
  const text = useDebounced(
    JSON.stringify({
      schedule: scheduleOf(draft.schedule) ?? null,
      timing: timingOf(draft.timing, zoneOf(draft.schedule)),
      tags: draft.tags,
      team: jobId === undefined && isTeam(draft.owner_id) ? draft.owner_id : undefined,
    }),
    TYPING_MS,
  );
  const { schedule, timing, tags, team } = useMemo(
    () => JSON.parse(text) as { schedule: Schedule | null; timing?: Timing; tags: string[]; team?: string },
    [text],
  );
  const preview = useQuery(
    schedulePreviewOptions(schedule, previewCount(timing, tags), {
      timing,
      tags,
      job_id: jobId,
      team_id: team,
    }),
  );
  const error = schedule === null ? null : preview.error;
  const { data: answer, isPlaceholderData: isStale } = preview;
  // The same object while it says the same: what is drawn of it is not drawn anew for each answer to something else.
  return useMemo(
    () => ({
      schedule,
      answer,
      error,
      errorAt: (pointer) => (error instanceof ApiProblem ? error.field(pointer) : undefined),
      isStale,
    }),
    [schedule, answer, error, isStale],
  );
}
