import { useState } from "react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useNow } from "@/lib/clock";
import { formatExact } from "@/lib/format";
import { useSetJobState } from "../api/set-job-state";
import { useSnoozeJob } from "../api/snooze-job";
import { HELD_WORDS } from "../pause-words";
import { PAUSE_LENGTHS, type PauseLength, snoozeEnd } from "../snooze-until";

interface PauseDialogProps {
  job: Job;
  onClose: () => void;
}

/** Asks for how long and why, then pauses or snoozes. Mounted while it is open. */
export function PauseDialog({ job, onClose }: PauseDialogProps) {
  const zone = job.schedule?.timezone ?? "UTC";
  const now = useNow();
  const [length, setLength] = useState<PauseLength>("resumed");
  const [date, setDate] = useState("");
  const [reason, setReason] = useState("");
  const setState = useSetJobState();
  const snooze = useSnoozeJob();
  const isPause = length === "resumed";
  const end = snoozeEnd(length, date, zone, now);
  const isDatePast = length === "date" && date !== "" && end === null;
  const submit = () => {
    if (isPause) setState.mutate({ job, state: "paused", reason: reason.trim() }, { onSuccess: onClose });
    else if (end !== null) snooze.mutate({ job, until: end }, { onSuccess: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Pause “${job.name}”`}
      description={
        isPause
          ? `Due times are held. ${HELD_WORDS[job.misfire]}`
          : "Due times until then are skipped and not made up for; it goes on by itself."
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label="How long"
          hint={end === null || length === "date" ? undefined : `That is ${formatExact(end, zone)}.`}
        >
          {(control) => (
            <Select
              {...control}
              options={PAUSE_LENGTHS}
              value={length}
              onChange={({ target }) => setLength(target.value as PauseLength)}
            />
          )}
        </Field>
        {length === "date" ? (
          <Field
            label="Until"
            hint={`On the clock of ${zone}.`}
            error={isDatePast ? "This moment has passed." : undefined}
          >
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                required
                value={date}
                onChange={({ target }) => setDate(target.value)}
              />
            )}
          </Field>
        ) : null}
        {isPause ? (
          <Field label="Reason" isOptional hint="Whoever wonders why it does not run reads this.">
            {(control) => (
              <Input
                {...control}
                value={reason}
                maxLength={500}
                placeholder="db-2 is being moved"
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
        ) : null}
        <FormError error={setState.error ?? snooze.error} />
        <div className="mt-1 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            isBusy={setState.isPending || snooze.isPending}
            disabled={!isPause && end === null}
          >
            {isPause ? "Pause" : "Snooze"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
