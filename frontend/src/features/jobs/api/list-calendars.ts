import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Calendar } from "@/api/types";
import { api } from "@/lib/api-client";

/** What is shown of a calendar where one is chosen. */
export type CalendarChoice = Pick<Calendar, "id" | "name" | "mode" | "tags">;

const calendarChoices = queryOptions({
  queryKey: ["calendars", "choices"],
  queryFn: ({ signal }) => api.get<{ items: CalendarChoice[] }>("/calendars", { signal }),
});

/** The calendars that a job can be given. */
export function useCalendarChoices() {
  return useQuery(calendarChoices);
}
