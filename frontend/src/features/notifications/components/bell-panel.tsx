import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "react-router";
import type { NotificationPage } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { useMarkNotifications } from "../api/settle-notifications";
import { NotificationRow } from "./notification-row";

interface BellPanelProps {
  latest: UseQueryResult<NotificationPage>;
  unread: number;
  onLeave: () => void;
}

/** The latest notifications, under the bell. */
export function BellPanel({ latest, unread, onLeave }: BellPanelProps) {
  const mark = useMarkNotifications();
  const items = latest.data?.items ?? [];
  return (
    <>
      <div className="flex h-11 items-center justify-between gap-2 border-b border-line px-4">
        <h2 className="font-semibold">Notifications</h2>
        {unread > 0 ? (
          <Button
            variant="ghost"
            size="sm"
            disabled={mark.isPending}
            onClick={() => mark.mutate({ isRead: true, ...(items[0] ? { until: items[0].at } : {}) })}
          >
            Mark all as read
          </Button>
        ) : null}
      </div>
      <div className="max-h-[min(420px,60vh)] overflow-y-auto">
        {latest.isPending ? (
          <SkeletonRows rows={4} />
        ) : items.length > 0 ? (
          <ul aria-label="Latest notifications">
            {items.map((item) => (
              <NotificationRow key={item.id} item={item} isNarrow onOpen={onLeave} />
            ))}
          </ul>
        ) : latest.error ? (
          <ErrorState what="The notifications" error={latest.error} onRetry={() => void latest.refetch()} />
        ) : (
          <EmptyState title="Nothing to tell">
            Failures of your jobs, comments and the like come here.
          </EmptyState>
        )}
      </div>
      <div className="border-t border-line p-1.5 text-center">
        <Button variant="ghost" size="sm" asChild className="w-full">
          <Link to={paths.notifications} onClick={onLeave}>
            All notifications
          </Link>
        </Button>
      </div>
    </>
  );
}
