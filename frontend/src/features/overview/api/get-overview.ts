import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

/** Workers and lag change without an event. */
const REFRESH_MS = 15_000;

export const overviewOptions = queryOptions({
  queryKey: ["overview"],
  queryFn: ({ signal }) => api.getOverview({ signal }),
  refetchInterval: REFRESH_MS,
});

export function useOverview() {
  return useQuery(overviewOptions);
}
