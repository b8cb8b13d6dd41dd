import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { ExecutionFilters } from "@/api/types";
import { executionHeadOptions, executionListOptions } from "./api/list-executions";
import { compareHead, type ExecutionPages, prependFresh, refreshRows } from "./list-merge";

/**
 * The history that matches `filters`, kept fresh in place. New rows join at once while `isAtTop`; otherwise they wait
 * to be asked for, so that nothing moves under a reader's eyes.
 */
export function useExecutionList(asked: ExecutionFilters, isAtTop: boolean) {
  const client = useQueryClient();
  const address = JSON.stringify(asked);
  const filters = useMemo(() => JSON.parse(address) as ExecutionFilters, [address]);
  const options = useMemo(() => executionListOptions(filters), [filters]);
  const { queryKey } = options;
  const list = useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
  const isNewestFirst = (filters.sort ?? "-scheduled_for") === "-scheduled_for";
  const isReady = list.isSuccess && !list.isPlaceholderData;
  const head = useQuery({ ...executionHeadOptions(filters), enabled: isReady && isNewestFirst }).data;

  const join = useCallback(() => {
    client.setQueryData<ExecutionPages>(queryKey, (before) => {
      if (!before || !head) return before;
      return compareHead(before, head).isAdjoining
        ? prependFresh(before, head)
        : { pages: [head], pageParams: [null] };
    });
  }, [client, queryKey, head]);

  useEffect(() => {
    if (!head || !isReady) return;
    if (isAtTop) join();
    else client.setQueryData<ExecutionPages>(queryKey, (before) => before && refreshRows(before, head));
  }, [client, queryKey, head, isReady, isAtTop, join]);

  const difference = useMemo(
    () => (list.data && head && isReady && isNewestFirst ? compareHead(list.data, head) : null),
    [list.data, head, isReady, isNewestFirst],
  );
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return {
    list,
    rows,
    total: list.data?.pages[0]?.total ?? 0,
    isComplete: list.data?.pages.every((page) => page.complete) ?? true,
    newCount: difference?.fresh.length ?? 0,
    hasMoreNew: difference ? !difference.isAdjoining : false,
    showNew: join,
  };
}
