import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { WallTimeInput } from "@/components/ui/wall-time-input";
import { ApiProblem } from "@/lib/api-problem";
import { ownTimezone } from "@/lib/timezones";
import { instantOf, wallTimeOf } from "@/lib/wall-time";
import { useBeginMaintenance } from "../api/maintenance";
import { Tick } from "@/components/ui/tick";
import type { Maintenance } from "../types";

interface MaintenanceDialogProps {
  /** What lasts now, if any does. */
  present: Maintenance;
  onClose: () => void;
}

/** Asks why and until when. Mounted while it is open. */
export function MaintenanceDialog({ present, onClose }: MaintenanceDialogProps) {
  const zone = ownTimezone();
  const [reason, setReason] = useState(present.is_on ? present.reason : "");
  const [until, setUntil] = useState(() => wallTimeOf(present.is_on ? present.until : null, zone));
  const [isPaused, setPaused] = useState(present.is_on && present.pauses_scheduling);
  const begin = useBeginMaintenance();
  const errorAt = (pointer: string) =>
    begin.error instanceof ApiProblem ? begin.error.field(pointer) : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={present.is_on ? "Change the maintenance" : "Begin maintenance"}
      description="Until it ends, whoever is no administrator can look, but change nothing. Jobs run on."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate(
            { reason: reason.trim(), until: instantOf(until, zone), pause_scheduling: isPaused },
            { onSuccess: onClose },
          );
        }}
      >
        <Field label="Reason" hint="Everybody reads it above every page." error={errorAt("/reason")}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={500}
              value={reason}
              placeholder="Moving to another server"
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <Field
          label="Until"
          isOptional
          hint={`On the clock of ${zone}; it ends by itself then.`}
          error={errorAt("/until")}
        >
          {(control) => <WallTimeInput {...control} value={until} onChange={setUntil} />}
        </Field>
        <Tick
          label="Pause all scheduling, too"
          line="Due times are held until it ends; then each job’s policy for missed due times decides."
          isOn={isPaused}
          onChange={setPaused}
        />
        <FormError error={begin.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" isBusy={begin.isPending} disabled={reason.trim() === ""}>
            {present.is_on ? "Save" : "Begin maintenance"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
