import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Schedule, SchedulePreview } from "@/api/types";
import { api } from "@/lib/api-client";
import { jobKeys } from "./keys";

/** What a schedule means in words, and when it fires next. It need not be saved. */
export function schedulePreviewOptions(schedule: Schedule | null, count = 5) {
  return queryOptions({
    queryKey: jobKeys.preview(schedule, count),
    queryFn: ({ signal }) => api.post<SchedulePreview>("/schedules/preview", { schedule, count }, { signal }),
    enabled: schedule !== null,
    staleTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
