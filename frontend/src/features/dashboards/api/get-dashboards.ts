import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { dashboardKeys } from "./keys";

const PAGE = 50;

/** The dashboards that one sees, by name, page by page. */
export function useDashboards(search: string) {
  return useInfiniteQuery({
    queryKey: dashboardKeys.list(search),
    queryFn: ({ signal, pageParam }) =>
      api.listDashboards(
        { limit: PAGE, ...(search ? { search } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: cursor }) => cursor,
    placeholderData: keepPreviousData,
  });
}

export function dashboardOptions(id: string) {
  return queryOptions({
    queryKey: dashboardKeys.detail(id),
    queryFn: ({ signal }) => api.getDashboard({ dashboard_id: id }, { signal }),
  });
}

export function useDashboard(id: string) {
  return useQuery(dashboardOptions(id));
}
