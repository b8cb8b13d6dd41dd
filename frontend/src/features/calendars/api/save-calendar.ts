import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { CalendarInput } from "@/api/types";
import { calendarKeys } from "./keys";

/** Creates a calendar, or changes the one with `id`. */
export function useSaveCalendar(id?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CalendarInput) =>
      id === undefined ? api.createCalendar(input) : api.changeCalendar({ calendar_id: id }, input),
    onSuccess: (calendar) => {
      client.setQueryData(calendarKeys.detail(calendar.id), calendar);
      return client.invalidateQueries({ queryKey: calendarKeys.all });
    },
  });
}
