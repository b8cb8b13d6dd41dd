import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { calendarKeys } from "./keys";

/** Deletes a calendar; refused with 409 while jobs name it. */
export function useDeleteCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.deleteCalendar({ calendar_id: id }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: calendarKeys.detail(id) });
      return client.invalidateQueries({ queryKey: calendarKeys.all });
    },
  });
}
