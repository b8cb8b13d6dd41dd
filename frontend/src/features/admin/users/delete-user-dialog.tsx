import { useState } from "react";
import { toast } from "@/lib/toast";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { RadioList } from "@/components/ui/radio-list";
import { countOf } from "@/lib/format";
import { useDeleteUser } from "../api/change-users";
import type { AdminUser } from "../types";
import { HeirPicker } from "./heir-picker";

interface DeleteUserDialogProps {
  user: AdminUser;
  onClose: () => void;
}

const CHOICES = [
  {
    value: "give",
    label: "Somebody else gets it",
    line: "Jobs with their history, and the secrets, variables and calendars they use.",
  },
  {
    value: "drop",
    label: "It is deleted, too",
    line: "Secrets, variables and calendars. Jobs never are: they need somebody.",
  },
] as const;

/** Asks what becomes of what a user owns. Mounted while it is open. */
export function DeleteUserDialog({ user, onClose }: DeleteUserDialogProps) {
  const [choice, setChoice] = useState<"give" | "drop">(user.jobs > 0 ? "give" : "drop");
  const [heir, setHeir] = useState("");
  const remove = useDeleteUser();
  const isComplete = choice === "drop" || heir !== "";
  const submit = () =>
    remove.mutate(
      { id: user.id, transferTo: choice === "give" ? heir : "" },
      {
        onSuccess: () => {
          toast(`${user.email} is deleted`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Delete ${user.email}?`}
      description={`The account, its sessions and API keys go for good. ${user.jobs > 0 ? `It owns ${countOf(user.jobs, "job")}.` : "It owns no jobs."} To only shut somebody out, disable them instead.`}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) submit();
        }}
      >
        <RadioList label="What they own" value={choice} options={CHOICES} onChange={setChoice} />
        {choice === "give" ? (
          <Field label="Who gets it">
            {(control) => <HeirPicker {...control} value={heir} without={[user.id]} onChange={setHeir} />}
          </Field>
        ) : null}
        <FormError error={remove.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" isBusy={remove.isPending} disabled={!isComplete}>
            Delete user
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
