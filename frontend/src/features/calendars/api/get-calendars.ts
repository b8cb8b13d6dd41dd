import { useQuery } from "@tanstack/react-query";
import type { Calendar, CalendarView, Page } from "@/api/types";
import { api } from "@/lib/api-client";
import { calendarKeys, calendarPath, CALENDARS_PATH } from "./keys";

/** More are not listed: an owner has far fewer, only administrators see those of all. */
const LIMIT = 1_000;

/** The calendars that one may see, without the text of their files. */
export function useCalendars() {
  return useQuery({
    queryKey: calendarKeys.list,
    queryFn: ({ signal }) => api.get<Page<Calendar>>(CALENDARS_PATH, { query: { limit: LIMIT }, signal }),
  });
}

export function useCalendar(id: string) {
  return useQuery({
    queryKey: calendarKeys.detail(id),
    queryFn: ({ signal }) => api.get<CalendarView>(calendarPath(id), { signal }),
  });
}
