import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { NotificationItem, NotificationPage } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { notificationKeys } from "./keys";

type Listed = NotificationPage | InfiniteData<NotificationPage>;

interface Mark {
  /** Absent: all up to `until`. */
  ids?: string[];
  /** The newest that one has seen: what came since stays as it is. */
  until?: string;
  isRead: boolean;
}

interface Removal {
  ids?: string[];
  until?: string;
}

function change(client: QueryClient, items: (items: NotificationItem[]) => NotificationItem[]): void {
  const ofPage = (page: NotificationPage) => ({ ...page, items: items(page.items) });
  for (const part of ["latest", "list"])
    client.setQueriesData<Listed>({ queryKey: [...notificationKeys.all, part] }, (old) => {
      if (old === undefined) return old;
      return "pages" in old ? { ...old, pages: old.pages.map(ofPage) } : ofPage(old);
    });
}

function isMeant({ id, at }: NotificationItem, { ids, until }: Removal): boolean {
  return ids ? ids.includes(id) : until === undefined || Date.parse(at) <= Date.parse(until);
}

/** Marks notifications as read or unread: at once on screen, and as the server says when that refuses. */
export function useMarkNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, until, isRead }: Mark) =>
      api.markNotifications({ ids: ids ?? null, until: until ?? null, is_read: isRead }),
    onMutate: (mark) =>
      change(client, (items) =>
        items.map((item) => (isMeant(item, mark) ? { ...item, is_read: mark.isRead } : item)),
      ),
    onError: (error) => toast.error("Nothing was marked", { description: problemText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.all }),
  });
}

/** Removes notifications for good. */
export function useRemoveNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, until }: Removal) =>
      api.removeNotifications({ ids: ids ?? null, until: until ?? null }),
    onMutate: (removal) => change(client, (items) => items.filter((item) => !isMeant(item, removal))),
    onError: (error) => toast.error("Nothing was removed", { description: problemText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.all }),
  });
}
