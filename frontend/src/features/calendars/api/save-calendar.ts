import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CalendarInput, CalendarView } from "@/api/types";
import { api } from "@/lib/api-client";
import { calendarKeys, calendarPath, CALENDARS_PATH } from "./keys";

/** Creates a calendar, or changes the one with `id`. */
export function useSaveCalendar(id?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CalendarInput) =>
      id === undefined
        ? api.post<CalendarView>(CALENDARS_PATH, input)
        : api.patch<CalendarView>(calendarPath(id), input),
    onSuccess: (calendar) => {
      client.setQueryData(calendarKeys.detail(calendar.id), calendar);
      return client.invalidateQueries({ queryKey: calendarKeys.all });
    },
  });
}
