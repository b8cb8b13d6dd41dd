import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Schedule, Timing } from "@/api/types";
import { jobKeys } from "./keys";

const SOONEST_MS = 2_000;
const LATEST_MS = 600_000;

/** What else decides when a job is due, and which of its due times are skipped. */
export interface PreviewContext {
  timing?: Timing | undefined;
  /** Decides hashed values and jitter; a new job has none yet. */
  job_id?: string | undefined;
  /** Of which a new job is to be: its calendars count. */
  team_id?: string | undefined;
  /** By which calendars are attached. */
  tags?: string[] | undefined;
}

const SHOWN = 5;
/** Of due times that may be skipped, more are needed to find some that are not. */
const SOUGHT = 20;

/** How many due times to ask for, to show a few that run. */
export function previewCount(timing: Timing | undefined, tags: readonly string[]): number {
  return tags.length > 0 || timing?.windows?.length || timing?.calendars?.length ? SOUGHT : SHOWN;
}

/** When to ask again: once the first of the times has passed. */
function untilPassed(first: string | undefined): number | false {
  if (first === undefined) return false;
  return Math.min(LATEST_MS, Math.max(SOONEST_MS, Date.parse(first) - Date.now()));
}

/** What a schedule means in words, and when it fires next. It need not be saved. */
export function schedulePreviewOptions(schedule: Schedule | null, count: number, context: PreviewContext) {
  const request = schedule && { schedule, count, ...context };
  return queryOptions({
    queryKey: jobKeys.preview(request),
    queryFn: request === null ? skipToken : ({ signal }) => api.previewSchedule(request, { signal }),
    staleTime: 30_000,
    refetchInterval: ({ state }) => untilPassed(state.data?.fire_times[0]),
    retry: false,
    placeholderData: keepPreviousData,
  });
}
