import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { calendarKeys } from "./keys";

/** The countries whose public holidays are known. */
export function useCountries(isWanted = true) {
  return useQuery({
    queryKey: calendarKeys.countries,
    queryFn: ({ signal }) => api.listCountries({ signal }),
    staleTime: Infinity,
    enabled: isWanted,
  });
}
