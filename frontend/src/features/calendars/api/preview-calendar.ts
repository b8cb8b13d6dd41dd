import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CalendarPreview, CalendarSource } from "@/api/types";
import { api } from "@/lib/api-client";
import { calendarKeys } from "./keys";

export interface PreviewQuestion {
  source: CalendarSource;
  timezone: string;
  from: string;
  to: string;
}

/** Which stretches of time a calendar covers. It need not be saved. */
export function calendarPreviewOptions(question: PreviewQuestion | null) {
  return queryOptions({
    queryKey: calendarKeys.preview(question),
    queryFn: ({ signal }) => api.post<CalendarPreview>("/calendars/preview", question, { signal }),
    enabled: question !== null,
    staleTime: 5 * 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
