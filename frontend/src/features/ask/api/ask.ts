import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { AskPlan } from "@/api/types";
import { ownTimezone } from "@/lib/timezones";

/**
 * The answer to a question; with `plan`, to the query that a person made of it. It is asked once: a language model may
 * have to read the question, which costs money each time.
 */
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
    staleTime: Infinity,
    retry: false,
  });
}

/** Asks a question that was answered before once more. */
export function useAskAgain(): (question: string) => void {
  const client = useQueryClient();
  return (question) => void client.invalidateQueries({ queryKey: ["ask", question] });
}
