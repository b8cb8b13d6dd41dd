import { keepPreviousData, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { AskPlan } from "@/api/types";
import { ownTimezone } from "@/lib/timezones";

const STALE_MS = 30_000;

/** The answer to a question; with `plan`, to the query that a person made of it. */
export function useAnswer(question: string, plan: AskPlan | null) {
  return useQuery({
    queryKey: ["ask", question, plan],
    queryFn: ({ signal }) =>
      api.askCron(
        {
          question,
          timezone: ownTimezone(),
          ...(plan
            ? { query: plan.query, measure: plan.measure, from: plan.since, to: plan.until, sort: plan.sort }
            : {}),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
    retry: false,
  });
}
