import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { toast } from "@/lib/toast";
import type { NotificationItem } from "@/api/types";
import { paths } from "@/config/paths";
import { isNotifying, setShownUntil, shownUntil } from "./notices";
import { addressOf } from "./words";

/** What came since it was last shown, the newest first. What only happened once more is not shown again. */
function freshOf(items: readonly NotificationItem[], since: number): NotificationItem[] {
  return items.filter(({ at, is_read: isRead, count }) => !isRead && count === 1 && Date.parse(at) > since);
}

/** Shows what comes: by the system where that is turned on and nobody looks, else briefly in the corner. */
export function useNotices(items: readonly NotificationItem[] | undefined, isListShown: boolean): void {
  const navigate = useNavigate();
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (items === undefined) return;
    const newest = Math.max(0, ...items.map(({ at }) => Date.parse(at)));
    const before = seen.current;
    seen.current = Math.max(before ?? 0, newest);
    // What was there when the page was opened is on the bell, and no news.
    if (before === null) return;
    const isLooking = document.visibilityState === "visible";
    const fresh = freshOf(items, isLooking ? before : Math.max(before, shownUntil()));
    const [first, ...others] = fresh;
    if (first === undefined) return;
    const open = () =>
      void navigate(others.length > 0 ? paths.notifications : (addressOf(first) ?? paths.notifications));
    const title = others.length > 0 ? `${fresh.length} new notifications` : first.title;
    const detail = others.length > 0 ? first.title : first.detail;
    if (isLooking) {
      if (!isListShown)
        toast(title, {
          id: "notices",
          description: detail || undefined,
          action: { label: "Show", onClick: open },
        });
    } else if (isNotifying() && newest > shownUntil()) {
      setShownUntil(newest);
      const shown = new Notification(title, { body: detail, tag: first.id });
      shown.onclick = () => {
        window.focus();
        open();
        shown.close();
      };
    }
  }, [items, isListShown, navigate]);
}
