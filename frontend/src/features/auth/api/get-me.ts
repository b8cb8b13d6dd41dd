import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

export const meOptions = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.getMe({ signal }),
  staleTime: 5 * 60_000,
});

/** Who is logged in; fails with status 401 when nobody is. */
export function useMe() {
  return useQuery(meOptions);
}
