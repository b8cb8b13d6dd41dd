import { useQuery } from "@tanstack/react-query";
import type { Country } from "@/api/types";
import { api } from "@/lib/api-client";
import { calendarKeys } from "./keys";

/** The countries whose public holidays are known. */
export function useCountries(isWanted = true) {
  return useQuery({
    queryKey: calendarKeys.countries,
    queryFn: ({ signal }) => api.get<Country[]>("/calendars/countries", { signal }),
    staleTime: Infinity,
    enabled: isWanted,
  });
}
