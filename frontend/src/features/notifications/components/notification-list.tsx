import { useMemo, useState } from "react";
import type { NotificationItem } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { countOf } from "@/lib/format";
import { type NotificationFilters, useNotifications } from "../api/list-notifications";
import { useMarkNotifications, useRemoveNotifications } from "../api/settle-notifications";
import { NotificationRow } from "./notification-row";

interface NotificationListProps {
  filters: NotificationFilters;
  onClearFilters: () => void;
}

/** All of one's notifications, by day, with what can be done to all of them. */
export function NotificationList({ filters, onClearFilters }: NotificationListProps) {
  const list = useNotifications(filters);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const [first] = list.data?.pages ?? [];
  const isFiltered = filters.kinds.length > 0 || filters.isUnreadOnly || filters.jobId !== "";
  if (list.isPending) return <SkeletonRows rows={8} className="h-16" />;
  if (list.error && items.length === 0)
    return <ErrorState what="The notifications" error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0)
    return isFiltered ? (
      <EmptyState title="None of this kind" action={<Button onClick={onClearFilters}>Show all</Button>}>
        Nothing that you were told fits these filters.
      </EmptyState>
    ) : (
      <EmptyState title="Nothing to tell">
        When a job of yours fails or works again, when somebody comments, shares or hands something over, it
        is told here.
      </EmptyState>
    );
  return (
    <>
      <ListHead items={items} total={first?.total ?? 0} unread={first?.unread ?? 0} isFiltered={isFiltered} />
      <ul aria-label="Notifications">
        {items.map((item) => (
          <NotificationRow key={item.id} item={item} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

interface ListHeadProps {
  items: readonly NotificationItem[];
  total: number;
  unread: number;
  isFiltered: boolean;
}

function ListHead({ items, total, unread, isFiltered }: ListHeadProps) {
  const mark = useMarkNotifications();
  const remove = useRemoveNotifications();
  const [isAsking, setAsking] = useState(false);
  // What came after the newest that is on screen was not seen: it stays as it is.
  const until = items[0] && !isFiltered ? { until: items[0].at } : {};
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-2 border-b border-line px-1 text-sm text-quiet">
      <span role="status" className="mr-auto">
        {countOf(total, "notification")}, {unread} unread
      </span>
      <Button
        variant="ghost"
        size="sm"
        disabled={unread === 0 || mark.isPending}
        onClick={() => mark.mutate({ isRead: true, ...until })}
      >
        Mark all as read
      </Button>
      {isFiltered ? null : (
        <Button variant="ghost" size="sm" disabled={remove.isPending} onClick={() => setAsking(true)}>
          Remove all
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${countOf(total, "notification")}?`}
        description="They are gone for good. Executions, logs and comments that they tell of stay."
        action="Remove all"
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(until, { onSettled: () => setAsking(false) })}
      />
    </div>
  );
}
