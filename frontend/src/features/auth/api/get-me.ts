import { queryOptions, useQuery } from "@tanstack/react-query";
import type { User } from "@/api/types";
import { api } from "@/lib/api-client";

export const meOptions = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.get<User>("/auth/me", { signal }),
  staleTime: 5 * 60_000,
});

/** Who is logged in; fails with status 401 when nobody is. */
export function useMe() {
  return useQuery(meOptions);
}
