import { useInfiniteQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { AdviceFilters } from "../filters";
import { adviceKeys } from "./keys";

const PAGE_SIZE = 50;

/** What is advised, what is most worth a look first. */
export function useAdvice(filters: AdviceFilters) {
  return useInfiniteQuery({
    queryKey: adviceKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listAdvice(
        {
          kind: filters.kind === "" ? null : [filters.kind],
          state: [filters.state],
          owner_id: filters.owner === "" ? null : filters.owner,
          job_id: filters.jobId === "" ? null : filters.jobId,
          limit: PAGE_SIZE,
          cursor: pageParam,
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}
