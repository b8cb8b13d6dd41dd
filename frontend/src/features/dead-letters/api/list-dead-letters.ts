import { useInfiniteQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { deadLetterKeys } from "./keys";

const PAGE_SIZE = 100;

/** Executions whose attempts are used up, the latest first; of one job, or of all for an empty id. */
export function useDeadLetters(jobId: string) {
  return useInfiniteQuery({
    queryKey: deadLetterKeys.list(jobId),
    queryFn: ({ pageParam, signal }) =>
      api.listDeadLetters({ job_id: jobId, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}
