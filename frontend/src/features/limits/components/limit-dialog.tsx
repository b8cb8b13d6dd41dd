import { useState } from "react";
import type { Limit } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Segmented } from "@/components/ui/segmented";
import { ApiProblem } from "@/lib/api-problem";
import { useSetLimit } from "../api/set-limit";

interface LimitDialogProps {
  /** The one to change; null for a new one. */
  limit: Limit | null;
  canLimitOwners: boolean;
  /** Of the person: the owner that is offered first. */
  ownId: string;
  onClose: () => void;
}

const MOST = 100_000;
const SCOPES = [
  { value: "tag", label: "Tag" },
  { value: "owner", label: "Owner" },
] as const;

/** Says how many executions of a tag or an owner may run at once. Mounted while it is open. */
export function LimitDialog({ limit, canLimitOwners, ownId, onClose }: LimitDialogProps) {
  const [scope, setScope] = useState(limit?.scope ?? "tag");
  const [name, setName] = useState(limit?.name ?? "");
  const [most, setMost] = useState(limit?.limit ?? 1);
  const save = useSetLimit();
  const choose = (chosen: Limit["scope"]) => {
    setScope(chosen);
    setName(chosen === "owner" ? ownId : "");
  };
  const isTag = scope === "tag";
  const isComplete = name.trim() !== "" && Number.isInteger(most) && most >= 1 && most <= MOST;
  const errorAt = (pointer: string) =>
    save.error instanceof ApiProblem ? save.error.field(pointer) : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={limit ? `Limit of ${limit.name}` : "New limit"}
      description="What is beyond the limit waits, in the order of its priority, until something has ended."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) save.mutate({ scope, name: name.trim(), limit: most }, { onSuccess: onClose });
        }}
      >
        {limit === null ? (
          <>
            {canLimitOwners ? (
              <Segmented
                label="Whose"
                value={scope}
                options={SCOPES}
                onChange={choose}
                className="self-start"
              />
            ) : null}
            <Field
              label={isTag ? "Tag" : "Owner"}
              hint={
                isTag
                  ? "Your jobs that have this tag share the limit."
                  : `The id of a user, which the API gives as the owner_id of their jobs.${name === ownId ? " This is yours." : ""}`
              }
              error={errorAt("/name")}
            >
              {(control) => (
                <Input
                  {...control}
                  required
                  autoCapitalize="off"
                  spellCheck={false}
                  value={name}
                  placeholder={isTag ? "db" : ""}
                  onChange={({ target }) => setName(target.value)}
                />
              )}
            </Field>
          </>
        ) : null}
        <Field label="At most at once" error={errorAt("/limit")}>
          {(control) => (
            <NumberInput {...control} required min={1} max={MOST} value={most} onChange={setMost} />
          )}
        </Field>
        <FormError error={save.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={save.isPending} disabled={!isComplete}>
            {limit ? "Save" : "Set the limit"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
