import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

/** What a crontab expression means in words, or why it means nothing; null while there is none. */
export function useScheduleWords(expression: string | null, timezone: string) {
  const schedule = expression === null ? null : { kind: "cron" as const, expression, timezone };
  return useQuery({
    queryKey: ["templates", "schedule", schedule],
    queryFn:
      schedule === null ? skipToken : ({ signal }) => api.previewSchedule({ schedule, count: 1 }, { signal }),
    retry: false,
    placeholderData: keepPreviousData,
  });
}
