import { toast } from "@/lib/toast";
import type { JobUse } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { ApiProblem } from "@/lib/api-problem";
import { type Removal, useRemove } from "../api/remove";
import { UsedBy } from "./used-by";

interface RemoveDialogProps {
  removal: Removal;
  usedBy: readonly JobUse[];
  onClose: () => void;
}

const CONFLICT = 409;

/** Asks before a secret or a variable is deleted; what jobs use is deleted only when told twice. Mounted while open. */
export function RemoveDialog({ removal, usedBy, onClose }: RemoveDialogProps) {
  const remove = useRemove(removal);
  const { kind, name } = removal;
  const isRefused = remove.error instanceof ApiProblem && remove.error.status === CONFLICT;
  const isForced = isRefused || usedBy.length > 0;
  const start = () =>
    remove.mutate(isForced, {
      onSuccess: () => {
        toast(`${kind === "secret" ? "Secret" : "Variable"} ${name} deleted`);
        onClose();
      },
    });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Delete ${name}?`}
      description={
        kind === "secret"
          ? "Its values are gone for good: nobody can read them, so that nobody can bring them back."
          : "Its value and what it was before are gone for good."
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" isBusy={remove.isPending} onClick={start}>
            {isForced ? "Delete it anyway" : `Delete ${kind}`}
          </Button>
        </>
      }
    >
      {usedBy.length > 0 ? (
        <p className="text-sm">
          <UsedBy jobs={usedBy} />. They fail from their next execution on, until it is there again.
        </p>
      ) : null}
      <FormError error={remove.error} />
    </Dialog>
  );
}
