import {
  Bell,
  HandHelping,
  Lightbulb,
  Mail,
  MailOpen,
  MessageSquare,
  Share2,
  Trash2,
  UserCog,
  Wrench,
} from "lucide-react";
import { Link } from "react-router";
import type { NotificationItem, NotificationKind } from "@/api/types";
import { IconButton } from "@/components/ui/icon-button";
import { LookIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/cn";
import { useMarkNotifications, useRemoveNotifications } from "../api/settle-notifications";
import { addressOf, KIND_LOOK, KINDS } from "../words";

const ICONS: Partial<Record<NotificationKind, typeof Bell>> = {
  shared: Share2,
  handed_over: HandHelping,
  comment: MessageSquare,
  role_changed: UserCog,
  insight: Lightbulb,
  maintenance: Wrench,
};

interface NotificationRowProps {
  item: NotificationItem;
  /** Under the bell: without the actions that the page has. */
  isNarrow?: boolean;
  onOpen?: () => void;
}

/** One notification: what happened, to what, when. Opening it marks it as read. */
export function NotificationRow({ item, isNarrow = false, onOpen }: NotificationRowProps) {
  const mark = useMarkNotifications();
  const { id, title, detail, is_read: isRead } = item;
  const to = addressOf(item);
  const open = () => {
    if (!isRead) mark.mutate({ ids: [id], isRead: true });
    onOpen?.();
  };
  const words = cn("line-clamp-2 [overflow-wrap:anywhere]", !isRead && "font-semibold");
  return (
    <li
      data-row=""
      className={cn(
        "relative flex items-start gap-3 border-b border-line py-2.5 text-sm hover:bg-hover",
        isNarrow ? "px-4" : "px-1",
      )}
    >
      <KindIcon kind={item.kind} />
      <span className="min-w-0 flex-1">
        {to === null ? (
          <span className={words}>{title}</span>
        ) : (
          <Link
            to={to}
            onClick={open}
            className={cn(
              words,
              "after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus",
            )}
          >
            {title}
          </Link>
        )}
        {detail ? (
          <span className="block truncate text-quiet" title={detail}>
            {detail}
          </span>
        ) : null}
        <span className="block text-xs text-quiet">
          {KINDS[item.kind].word} · <Time value={item.at} className="relative z-1" />
        </span>
      </span>
      {isRead ? null : (
        <span className="mt-1.5 size-2 shrink-0 rounded-full bg-action" role="img" aria-label="Unread" />
      )}
      {isNarrow ? null : <Actions item={item} />}
    </li>
  );
}

function KindIcon({ kind }: { kind: NotificationKind }) {
  const look = KIND_LOOK[kind];
  if (look) return <LookIcon look={look} className="mt-1" />;
  const Icon = ICONS[kind] ?? Bell;
  return <Icon size={14} className="mt-1 shrink-0 text-quiet" aria-hidden="true" />;
}

function Actions({ item: { id, title, is_read: isRead } }: { item: NotificationItem }) {
  const mark = useMarkNotifications();
  const remove = useRemoveNotifications();
  return (
    <span className="relative z-1 flex">
      <IconButton
        label={isRead ? `Mark as unread: ${title}` : `Mark as read: ${title}`}
        size="icon-sm"
        onClick={() => mark.mutate({ ids: [id], isRead: !isRead })}
      >
        {isRead ? <Mail size={14} /> : <MailOpen size={14} />}
      </IconButton>
      <IconButton label={`Remove: ${title}`} size="icon-sm" onClick={() => remove.mutate({ ids: [id] })}>
        <Trash2 size={14} />
      </IconButton>
    </span>
  );
}
