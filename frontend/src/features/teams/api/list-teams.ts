import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { teamKeys } from "./keys";

/** The teams that one sees, by name: one's own, or all for those who see all owners. */
export function useTeams(search: string) {
  return useInfiniteQuery({
    queryKey: teamKeys.list(search),
    queryFn: ({ pageParam, signal }) => api.listTeams({ search, limit: 100, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}
