import { useState } from "react";
import type { Team } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ApiProblem } from "@/lib/api-problem";
import { useSaveTeam } from "../api/change-team";

interface TeamDialogProps {
  /** The one to change; null for a new one. */
  team: Team | null;
  onSaved: (team: Team) => void;
  onClose: () => void;
}

/** Name and description of a team. Mounted while it is open. */
export function TeamDialog({ team, onSaved, onClose }: TeamDialogProps) {
  const [name, setName] = useState(team?.name ?? "");
  const [description, setDescription] = useState(team?.description ?? "");
  const save = useSaveTeam(team?.id);
  const errorAt = (pointer: string) =>
    save.error instanceof ApiProblem ? save.error.field(pointer) : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={team ? `Change ${team.name}` : "New team"}
      description={team ? undefined : "You are its first owner; who else is in it you say next."}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "")
            save.mutate({ name: name.trim(), description: description.trim() }, { onSuccess: onSaved });
        }}
      >
        <Field label="Name" error={errorAt("/name")}>
          {(control) => (
            <Input
              {...control}
              required
              autoComplete="off"
              maxLength={100}
              placeholder="Data platform"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field label="Description" isOptional error={errorAt("/description")}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2_000}
              placeholder="What it looks after, and how to reach it"
              value={description}
              onChange={({ target }) => setDescription(target.value)}
            />
          )}
        </Field>
        <FormError error={save.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={save.isPending} disabled={name.trim() === ""}>
            {team ? "Save" : "Make the team"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
