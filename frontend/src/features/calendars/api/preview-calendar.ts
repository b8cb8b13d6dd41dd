import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { CalendarSource } from "@/api/types";
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
    queryFn: question === null ? skipToken : ({ signal }) => api.previewCalendar(question, { signal }),
    staleTime: 5 * 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
