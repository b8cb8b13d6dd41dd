import { useQuery } from "@tanstack/react-query";
import type { Country } from "@/api/types";
import { api } from "@/lib/api-client";
import { calendarKeys } from "./keys";

/** The countries whose public holidays are known. */
export function useCountries(isWanted = true) {
  return useQuery({
    queryKey: calendarKeys.countries,
    queryFn: async ({ signal }) => {
      const answer = await api.get<Country[] | { items: Country[] }>("/calendars/countries", { signal });
      return Array.isArray(answer) ? answer : answer.items;
    },
    staleTime: Infinity,
    enabled: isWanted,
  });
}
