import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Schedule, SchedulePreview } from "@/api/types";
import { api } from "@/lib/api-client";
import { jobKeys } from "./keys";

const SOONEST_MS = 2_000;
const LATEST_MS = 600_000;

/** When to ask again: once the first of the times has passed. */
function untilPassed(first: string | undefined): number | false {
  if (first === undefined) return false;
  return Math.min(LATEST_MS, Math.max(SOONEST_MS, Date.parse(first) - Date.now()));
}

/** What a schedule means in words, and when it fires next. It need not be saved. */
export function schedulePreviewOptions(schedule: Schedule | null, count = 5) {
  return queryOptions({
    queryKey: jobKeys.preview(schedule, count),
    queryFn: ({ signal }) => api.post<SchedulePreview>("/schedules/preview", { schedule, count }, { signal }),
    enabled: schedule !== null,
    staleTime: 30_000,
    refetchInterval: ({ state }) => untilPassed(state.data?.fire_times[0]),
    retry: false,
    placeholderData: keepPreviousData,
  });
}
