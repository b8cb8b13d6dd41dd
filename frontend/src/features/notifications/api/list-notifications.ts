import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { NotificationKind } from "@/api/types";
import { notificationKeys } from "./keys";

export interface NotificationFilters {
  kinds: NotificationKind[];
  isUnreadOnly: boolean;
  /** Empty: about all jobs. */
  jobId: string;
}

const PAGE_SIZE = 50;
const LATEST = 8;

/** One's own notifications, the newest first. */
export function useNotifications(filters: NotificationFilters) {
  return useInfiniteQuery({
    queryKey: notificationKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listNotifications(
        {
          kind: filters.kinds,
          unread: filters.isUnreadOnly ? true : null,
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

export const latestOptions = {
  queryKey: notificationKeys.latest,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.listNotifications({ limit: LATEST }, { signal }),
};

/** The few that the bell shows. */
export function useLatestNotifications() {
  return useQuery(latestOptions);
}

/** How many are not read. */
export function useUnreadCount() {
  return useQuery({
    queryKey: notificationKeys.count,
    queryFn: ({ signal }) => api.countNotifications({ signal }),
    select: ({ unread }) => unread,
  });
}
