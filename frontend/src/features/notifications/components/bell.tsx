import { Bell as BellIcon } from "lucide-react";
import { Popover } from "radix-ui";
import { Suspense, useState } from "react";
import { useLocation } from "react-router";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { useLatestNotifications, useUnreadCount } from "../api/list-notifications";
import { useNotices } from "../use-notices";

const BellPanel = onDemand(async () => (await import("./bell-panel")).BellPanel);

const MOST_SHOWN = 99;

/** The bell of the top bar: how many notifications are not read, and the latest ones behind it. */
export function Bell() {
  const [isOpen, setOpen] = useState(false);
  const isOnPage = useLocation().pathname === paths.notifications;
  const unread = useUnreadCount().data ?? 0;
  const latest = useLatestNotifications();
  useNotices(latest.data?.items, isOpen || isOnPage);
  const label = unread === 0 ? "Notifications" : `Notifications, ${unread} unread`;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={label} className="relative">
          <BellIcon size={18} strokeWidth={1.75} />
          {unread > 0 ? (
            <span
              aria-hidden="true"
              className="absolute -top-0.5 left-[17px] min-w-4 rounded-full bg-action px-1 text-center text-[10px] leading-4 font-semibold text-action-fg tabular-nums"
            >
              {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
            </span>
          ) : null}
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Notifications"
          className="z-50 w-[min(420px,calc(100vw-16px))] animate-appear overflow-hidden rounded-lg bg-raised shadow-float focus:outline-none"
        >
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <BellPanel latest={latest} unread={unread} onLeave={() => setOpen(false)} />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
