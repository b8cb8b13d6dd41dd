import { LogOut, Trash2, UserCheck, UserCog, UserX, X } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { countOf } from "@/lib/format";
import { useChangeUsers } from "../api/change-users";
import type { AdminUser, BulkUserRequest } from "../types";
import { type Asked, BulkQuestion } from "./bulk-question";
import { BulkResults, type Refusal } from "./bulk-results";
import { ROLES } from "./words";

interface UserBulkBarProps {
  users: readonly AdminUser[];
  onClear: () => void;
}

/** What can be done with the selected users; floats above the list while there are any. */
export function UserBulkBar({ users, onClear }: UserBulkBarProps) {
  const change = useChangeUsers();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const run = (request: Omit<BulkUserRequest, "ids">) =>
    change.mutate(
      { ...request, ids: users.map(({ id }) => id) },
      {
        onSuccess: ({ results }) => {
          const emails = new Map(users.map(({ id, email }) => [id, email]));
          const done = results.filter(({ ok }) => ok).length;
          if (done > 0) toast(`Done for ${countOf(done, "user")}`);
          setRefusals(
            results
              .filter(({ ok }) => !ok)
              .map(({ id, error }) => ({ email: emails.get(id) ?? id, why: error ?? "" })),
          );
          setAsked(null);
          onClear();
        },
      },
    );
  return (
    <>
      {users.length > 0 ? (
        <div
          role="toolbar"
          aria-label="Selected users"
          className="fixed inset-x-3 bottom-18 z-30 mx-auto flex w-fit max-w-[calc(100vw-24px)] animate-appear items-center gap-1 overflow-x-auto rounded-lg bg-raised p-1.5 shadow-float md:bottom-6"
        >
          <span className="px-2 font-medium whitespace-nowrap">{users.length} selected</span>
          {users.some(({ state }) => state === "pending") ? (
            <Button variant="ghost" onClick={() => run({ action: "approve" })} disabled={change.isPending}>
              <UserCheck size={14} /> Approve
            </Button>
          ) : null}
          {users.some(({ state }) => state === "disabled") ? (
            <Button variant="ghost" onClick={() => run({ action: "enable" })} disabled={change.isPending}>
              <UserCheck size={14} /> Let in again
            </Button>
          ) : null}
          <Button variant="ghost" onClick={() => run({ action: "logout" })} disabled={change.isPending}>
            <LogOut size={14} /> Log out
          </Button>
          <Menu
            align="start"
            trigger={
              <Button variant="ghost" disabled={change.isPending}>
                <UserCog size={14} /> Role
              </Button>
            }
          >
            {ROLES.map(({ value, label }) => (
              <MenuItem key={value} onSelect={() => run({ action: "set_role", role: value })}>
                {label}
              </MenuItem>
            ))}
          </Menu>
          <Button variant="ghost" onClick={() => setAsked("disable")} disabled={change.isPending}>
            <UserX size={14} /> Disable…
          </Button>
          <Button
            variant="ghost"
            className="text-failed hover:text-failed"
            onClick={() => setAsked("delete")}
          >
            <Trash2 size={14} /> Delete…
          </Button>
          <IconButton label="Clear the selection" onClick={onClear}>
            <X size={16} />
          </IconButton>
        </div>
      ) : null}
      {asked ? (
        <BulkQuestion
          asked={asked}
          users={users}
          isBusy={change.isPending}
          onConfirm={(transferTo) => run({ action: asked, transfer_to: transferTo || null })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {refusals.length > 0 ? <BulkResults refusals={refusals} onClose={() => setRefusals([])} /> : null}
    </>
  );
}
