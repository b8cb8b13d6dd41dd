import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Calendar } from "@/api/types";

/** What is shown of a calendar where one is chosen. */
export type CalendarChoice = Pick<Calendar, "id" | "name" | "mode" | "tags">;

const calendarChoices = queryOptions({
  queryKey: ["calendars", "choices"],
  queryFn: ({ signal }) => api.listCalendars({}, { signal }),
});

/** The calendars that a job can be given. */
export function useCalendarChoices() {
  return useQuery(calendarChoices);
}
