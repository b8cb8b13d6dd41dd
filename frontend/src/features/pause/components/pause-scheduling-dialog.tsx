import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { usePauseScheduling } from "../api/set-pause";

/** Asks why before no job is scheduled any more. Mounted while it is open. */
export function PauseSchedulingDialog({ onClose }: { onClose: () => void }) {
  const [reason, setReason] = useState("");
  const pause = usePauseScheduling();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Pause all scheduling"
      description="No job of anybody starts by its schedule until you resume. Due times are held, what runs goes on, and “Run now” still works."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          pause.mutate(reason.trim(), { onSuccess: onClose });
        }}
      >
        <Field label="Reason" hint="Everybody reads it above every page.">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={500}
              value={reason}
              placeholder="Moving the database"
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <FormError error={pause.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" isBusy={pause.isPending} disabled={reason.trim() === ""}>
            Pause all scheduling
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
