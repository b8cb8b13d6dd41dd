import { useState } from "react";
import { toast } from "@/lib/toast";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Owner } from "@/lib/owners";
import { useTransfer } from "../api/transfer";

interface HandOverDialogProps {
  job: Pick<Job, "id" | "name" | "owner_id">;
  /** Oneself and one's teams. */
  owners: readonly Owner[];
  /** Whether it can be given to anybody, by e-mail address. */
  canGiveAnybody: boolean;
  onDone: () => void;
  onClose: () => void;
}

const ANYBODY = "person";

/** Gives a job to another owner, with its history. Mounted while it is open. */
export function HandOverDialog({ job, owners, canGiveAnybody, onDone, onClose }: HandOverDialogProps) {
  const others = owners.filter(({ id }) => id !== job.owner_id);
  const options = [
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    ...(canGiveAnybody ? [{ value: ANYBODY, label: "Somebody else, by e-mail address" }] : []),
  ];
  const [to, setTo] = useState(options[0]?.value ?? "");
  const [email, setEmail] = useState("");
  const transfer = useTransfer(job.id);
  const isPerson = to === ANYBODY;
  const isComplete = isPerson ? email.trim() !== "" : to !== "";
  const start = () =>
    transfer.mutate(isPerson ? { email: email.trim() } : { id: to }, {
      onSuccess: ({ is_complete: isComplete }) => {
        toast(`${job.name} handed over`, {
          description: isComplete ? undefined : "Its history follows within the next minutes.",
        });
        onDone();
      },
    });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Hand ${job.name} over`}
      description="The job, its own secrets and variables and its history go to the new owner. What it is shared with others stays shared."
    >
      {options.length === 0 ? (
        <p className="text-sm text-quiet">
          A job goes to a team that you are in, or back to you. You are in no other team.
        </p>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (isComplete) start();
          }}
        >
          <Field label="New owner">
            {(control) => (
              <Select
                {...control}
                value={to}
                options={options}
                onChange={({ target }) => {
                  setTo(target.value);
                  transfer.reset();
                }}
              />
            )}
          </Field>
          {isPerson ? (
            <Field label="E-mail address">
              {(control) => (
                <Input
                  {...control}
                  type="email"
                  autoComplete="off"
                  placeholder="name@example.org"
                  value={email}
                  onChange={({ target }) => {
                    setEmail(target.value);
                    transfer.reset();
                  }}
                />
              )}
            </Field>
          ) : null}
          <FormError error={transfer.error} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" isBusy={transfer.isPending} disabled={!isComplete}>
              Hand over
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
