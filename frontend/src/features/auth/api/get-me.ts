import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Permission } from "@/api/types";

export const meOptions = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.getMe({ signal }),
  staleTime: 5 * 60_000,
});

/** Who is logged in; fails with status 401 when nobody is. */
export function useMe() {
  return useQuery(meOptions);
}

/** Tells of a permission whether one has it at all; on which things, these say themselves. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useMe();
  return (permission) => data?.permissions.includes(permission) ?? false;
}
