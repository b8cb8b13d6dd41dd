import {
  KeyRound,
  LogOut,
  MoreHorizontal,
  PencilLine,
  Send,
  ShieldOff,
  Trash2,
  UserCheck,
  UserX,
} from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { AdminUser } from "../types";

/** What the list does when something is chosen for a user. */
export interface UserDeeds {
  onOpen: (user: AdminUser) => void;
  onAct: (user: AdminUser, action: "approve" | "enable" | "logout") => void;
  /** These ask first. */
  onAsk: (user: AdminUser, question: "disable" | "deny" | "factor" | "delete") => void;
  onLink: (user: AdminUser, kind: "reset" | "resend") => void;
}

/** What can be done to one user in its state. */
export function UserActions({ user, onOpen, onAct, onAsk, onLink }: UserDeeds & { user: AdminUser }) {
  const { state } = user;
  const isWaiting = state === "pending" || state === "unverified";
  return (
    <Menu
      trigger={
        <IconButton label={`Actions of ${user.email}`} size="icon-sm" data-actions="">
          <MoreHorizontal size={16} />
        </IconButton>
      }
    >
      {state === "pending" ? (
        <MenuItem onSelect={() => onAct(user, "approve")}>
          <UserCheck size={14} /> Approve
        </MenuItem>
      ) : null}
      <MenuItem onSelect={() => onOpen(user)}>
        <PencilLine size={14} /> Name and role…
      </MenuItem>
      {state === "invited" || state === "unverified" ? (
        <MenuItem onSelect={() => onLink(user, "resend")}>
          <Send size={14} /> Send the link again
        </MenuItem>
      ) : null}
      {state === "active" ? (
        <>
          <MenuItem onSelect={() => onLink(user, "reset")}>
            <KeyRound size={14} /> Reset the password…
          </MenuItem>
          {user.has_totp ? (
            <MenuItem onSelect={() => onAsk(user, "factor")}>
              <ShieldOff size={14} /> Turn off one-time codes…
            </MenuItem>
          ) : null}
          <MenuItem onSelect={() => onAct(user, "logout")}>
            <LogOut size={14} /> Log out everywhere
          </MenuItem>
        </>
      ) : null}
      <MenuSeparator />
      {state === "disabled" ? (
        <MenuItem onSelect={() => onAct(user, "enable")}>
          <UserCheck size={14} /> Let in again
        </MenuItem>
      ) : isWaiting ? (
        <MenuItem isDestructive onSelect={() => onAsk(user, "deny")}>
          <UserX size={14} /> Refuse…
        </MenuItem>
      ) : (
        <MenuItem isDestructive onSelect={() => onAsk(user, "disable")}>
          <UserX size={14} /> Disable…
        </MenuItem>
      )}
      {isWaiting ? null : (
        <MenuItem isDestructive onSelect={() => onAsk(user, "delete")}>
          <Trash2 size={14} /> Delete…
        </MenuItem>
      )}
    </Menu>
  );
}
