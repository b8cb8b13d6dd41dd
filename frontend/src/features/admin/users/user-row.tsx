import { Checkbox } from "@/components/ui/checkbox";
import { MiddleText } from "@/components/ui/middle-text";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import type { AdminUser, UserState } from "../types";
import { UserActions, type UserDeeds } from "./user-actions";
import { nameOf, roleWord, STATE_WORDS, waysIn } from "./words";

const TONE: Record<UserState, string> = {
  active: "text-quiet",
  pending: "text-missed",
  invited: "text-faint",
  unverified: "text-faint",
  disabled: "text-failed",
};

interface UserRowProps extends UserDeeds {
  user: AdminUser;
  isSelf: boolean;
  canManage: boolean;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}

/** One user: a line, or two on a phone. */
export function UserRow({ user, isSelf, canManage, isSelected, onSelect, ...deeds }: UserRowProps) {
  const name = nameOf(user);
  return (
    <li
      data-row={user.id}
      className={cn(
        "group grid min-h-14 items-center gap-x-4 border-b border-line px-1 text-sm hover:bg-hover md:min-h-9",
        "grid-cols-[16px_minmax(0,1fr)_auto] md:grid-cols-[16px_minmax(0,1.6fr)_96px_136px_minmax(0,1fr)_minmax(0,90px)_90px_32px]",
        isSelected && "bg-selected hover:bg-selected",
      )}
    >
      <span className="flex">
        {canManage ? (
          <Checkbox
            aria-label={`Select ${user.email}`}
            checked={isSelected}
            onCheckedChange={(checked) => onSelect(checked === true)}
          />
        ) : null}
      </span>
      <span className="flex min-w-0 flex-col py-1 md:flex-row md:items-baseline md:gap-2">
        <button
          type="button"
          onClick={() => deeds.onOpen(user)}
          className="flex min-w-0 text-left font-medium underline-offset-2 hover:underline md:shrink-0 md:max-w-[60%]"
        >
          <MiddleText>{name}</MiddleText>
          {isSelf ? <span className="ml-1.5 font-normal text-faint">you</span> : null}
        </button>
        {user.name ? <span className="truncate text-xs text-quiet">{user.email}</span> : null}
        <span className="text-xs md:hidden">
          <span className="text-quiet">{roleWord(user.role)} · </span>
          <span className={TONE[user.state]}>{STATE_WORDS[user.state]}</span>
        </span>
      </span>
      <span className="hidden md:block">{roleWord(user.role)}</span>
      <span className={cn("hidden truncate md:block", TONE[user.state])}>{STATE_WORDS[user.state]}</span>
      <span className="hidden truncate text-quiet md:block" title={waysIn(user)}>
        {waysIn(user)}
      </span>
      <span className={cn("hidden text-right md:block", user.jobs === 0 && "text-faint")}>
        {countOf(user.jobs, "job")}
      </span>
      <span className="hidden text-right whitespace-nowrap text-quiet md:block">
        <Time value={user.seen_at} fallback="never" />
      </span>
      <span className="flex justify-end">{canManage ? <UserActions user={user} {...deeds} /> : null}</span>
    </li>
  );
}
