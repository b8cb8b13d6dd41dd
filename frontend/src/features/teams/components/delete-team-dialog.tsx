import { useState } from "react";
import { toast } from "@/lib/toast";
import type { Team } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import type { Owner } from "@/lib/owners";
import { useDeleteTeam } from "../api/change-team";

interface DeleteTeamDialogProps {
  team: Team;
  /** Who may get what it owns. */
  heirs: readonly Owner[];
  onDeleted: () => void;
  onClose: () => void;
}

const NOBODY = "";

/** Ends a team; says who gets what it owns. Mounted while it is open. */
export function DeleteTeamDialog({ team, heirs, onDeleted, onClose }: DeleteTeamDialogProps) {
  const [heir, setHeir] = useState(NOBODY);
  const remove = useDeleteTeam(team.id);
  const start = () =>
    remove.mutate(heir === NOBODY ? null : heir, {
      onSuccess: () => {
        toast(`Team ${team.name} deleted`);
        onDeleted();
      },
    });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Delete ${team.name}?`}
      description="Its memberships, its limits and what was shared with it end. What it owns is not deleted with it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" isBusy={remove.isPending} onClick={start}>
            {heir === NOBODY ? "Delete the team" : "Hand over and delete"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field
          label="What it owns goes to"
          hint={
            heir === NOBODY
              ? "A team that still owns something stays: nothing of it gets lost by accident."
              : "Its jobs with their history, secrets, variables and calendars, all or nothing."
          }
        >
          {(control) => (
            <Select
              {...control}
              value={heir}
              options={[
                { value: NOBODY, label: "Nobody: it owns nothing any more" },
                ...heirs.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={({ target }) => {
                setHeir(target.value);
                remove.reset();
              }}
            />
          )}
        </Field>
        <FormError error={remove.error} />
      </div>
    </Dialog>
  );
}
