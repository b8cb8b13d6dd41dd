import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { calendarKeys } from "./keys";

/** More are not listed: an owner has far fewer, only administrators see those of all. */
const LIMIT = 1_000;

/** The calendars that one may see, without the text of their files. */
export function useCalendars() {
  return useQuery({
    queryKey: calendarKeys.list,
    queryFn: ({ signal }) => api.listCalendars({ limit: LIMIT }, { signal }),
  });
}

export function useCalendar(id: string) {
  return useQuery({
    queryKey: calendarKeys.detail(id),
    queryFn: ({ signal }) => api.getCalendar({ calendar_id: id }, { signal }),
  });
}
