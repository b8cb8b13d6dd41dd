import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api-client";
import { calendarKeys, calendarPath } from "./keys";

/** Deletes a calendar; refused with 409 while jobs name it. */
export function useDeleteCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(calendarPath(id)),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: calendarKeys.detail(id) });
      return client.invalidateQueries({ queryKey: calendarKeys.all });
    },
  });
}
