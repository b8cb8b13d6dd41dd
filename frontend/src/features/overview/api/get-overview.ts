import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Overview } from "@/api/types";
import { api } from "@/lib/api-client";

/** Workers and lag change without an event. */
const REFRESH_MS = 15_000;

export const overviewOptions = queryOptions({
  queryKey: ["overview"],
  queryFn: ({ signal }) => api.get<Overview>("/overview", { signal }),
  refetchInterval: REFRESH_MS,
});

export function useOverview() {
  return useQuery(overviewOptions);
}
