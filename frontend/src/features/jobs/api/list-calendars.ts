import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Calendar } from "@/api/types";

/** What is shown of a calendar where one is chosen. */
export type CalendarChoice = Pick<Calendar, "id" | "name" | "mode" | "tags">;

const calendarChoices = (ownerId: string) =>
  queryOptions({
    queryKey: ["calendars", "choices", ownerId],
    queryFn: ({ signal }) => api.listCalendars({ owner_id: ownerId }, { signal }),
  });

/** The calendars that a job of this owner can be given. */
export function useCalendarChoices(ownerId: string) {
  return useQuery(calendarChoices(ownerId));
}
