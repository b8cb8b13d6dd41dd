import { useQuery } from "@tanstack/react-query";
import type { Calendar } from "@/api/types";
import { api } from "@/lib/api-client";
import { calendarKeys, calendarPath, CALENDARS_PATH } from "./keys";

/** All calendars that one may see. */
export function useCalendars() {
  return useQuery({
    queryKey: calendarKeys.list,
    queryFn: async ({ signal }) => (await api.get<{ items: Calendar[] }>(CALENDARS_PATH, { signal })).items,
  });
}

export function useCalendar(id: string) {
  return useQuery({
    queryKey: calendarKeys.detail(id),
    queryFn: ({ signal }) => api.get<Calendar>(calendarPath(id), { signal }),
  });
}
