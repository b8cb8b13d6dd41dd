import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { ApiProblem } from "@/lib/api-problem";
import { useInviteUser } from "../api/send-link";
import type { Role, SentLink } from "../types";
import { ROLES } from "./words";

interface InviteDialogProps {
  onClose: () => void;
  /** The invitation went out, or its link is to be handed over. */
  onSent: (sent: SentLink) => void;
}

/** Asks whom to invite, and as what. Mounted while it is open. */
export function InviteDialog({ onClose, onSent }: InviteDialogProps) {
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("developer");
  const invite = useInviteUser();
  const errorAt = (pointer: string) =>
    invite.error instanceof ApiProblem ? invite.error.field(pointer) : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Invite somebody"
      description="They set their password with a link that holds for seven days."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate({ email: email.trim(), name: name.trim(), role }, { onSuccess: onSent });
        }}
      >
        <Field label="E-mail address" error={errorAt("/email")}>
          {(control) => (
            <Input
              {...control}
              type="email"
              required
              autoComplete="off"
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          )}
        </Field>
        <Field label="Name" isOptional error={errorAt("/name")}>
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
        <RadioList label="Role" value={role} options={ROLES} onChange={setRole} error={errorAt("/role")} />
        <FormError error={invite.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={invite.isPending} disabled={email.trim() === ""}>
            Invite
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
