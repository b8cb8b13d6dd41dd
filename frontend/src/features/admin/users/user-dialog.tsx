import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { Time } from "@/components/ui/time";
import { formatCount } from "@/lib/format";
import { useChangeUser } from "../api/change-users";
import type { AdminUser, Role } from "../types";
import { ROLES, STATE_WORDS, waysIn } from "./words";

interface UserDialogProps {
  user: AdminUser;
  canManage: boolean;
  onClose: () => void;
}

/** What is known of a user, with the name and the role to change. Mounted while it is open. */
export function UserDialog({ user, canManage, onClose }: UserDialogProps) {
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState<Role>(user.role);
  const change = useChangeUser();
  const isTouched = name.trim() !== user.name || role !== user.role;
  const save = () =>
    change.mutate(
      {
        id: user.id,
        ...(name.trim() === user.name ? {} : { name: name.trim() }),
        ...(role === user.role ? {} : { role }),
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog isOpen onOpenChange={(isOpen) => isOpen || onClose()} title={user.email}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <UserFacts user={user} />
        {canManage ? (
          <>
            <Field label="Name">
              {(control) => (
                <Input
                  {...control}
                  maxLength={100}
                  autoComplete="off"
                  value={name}
                  onChange={({ target }) => setName(target.value)}
                />
              )}
            </Field>
            <RadioList label="Role" value={role} options={ROLES} onChange={setRole} />
            <FormError error={change.error} />
          </>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{canManage ? "Cancel" : "Close"}</Button>
          {canManage ? (
            <Button type="submit" variant="primary" isBusy={change.isPending} disabled={!isTouched}>
              Save
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}

function UserFacts({ user }: { user: AdminUser }) {
  return (
    <Facts
      items={[
        ["State", STATE_WORDS[user.state]],
        ["User name", user.username ?? undefined],
        ["Comes in by", waysIn(user)],
        ["Last seen", <Time key="seen" value={user.seen_at} fallback="never" />],
        ["Joined", <Time key="joined" value={user.created_at} />],
        ["Sessions", formatCount(user.sessions)],
        ["API keys", formatCount(user.api_keys)],
        ["Teams", formatCount(user.teams)],
        ["Jobs", formatCount(user.jobs)],
        [
          "Id",
          <code key="id" className="text-xs break-all">
            {user.id}
          </code>,
        ],
      ]}
    />
  );
}
