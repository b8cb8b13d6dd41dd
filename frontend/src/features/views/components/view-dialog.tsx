import { type SyntheticEvent, useId, useState } from "react";
import { toast } from "@/lib/toast";
import type { SavedView, ViewPage } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ApiProblem } from "@/lib/api-problem";
import { useMyTeams } from "../api/get-my-teams";
import { useChangeView, useCreateView } from "../api/save-view";

interface ViewDialogProps {
  page: ViewPage;
  address: string;
  /** The one to change; without it a new one is made. */
  view?: SavedView;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}

/** Asks for a view's name, and who is to have it. Mounted while it is open. */
export function ViewDialog({ page, address, view, onClose, onSaved }: ViewDialogProps) {
  const [name, setName] = useState(view?.name ?? "");
  const [team, setTeam] = useState(view?.shared_with ?? "");
  const teams = useMyTeams();
  const create = useCreateView();
  const change = useChangeView();
  const formId = useId();
  const { error, isPending } = view ? change : create;
  const nameError = error instanceof ApiProblem ? error.field("/name") : undefined;
  const onSuccess = (saved: SavedView) => {
    toast(`Saved the view “${saved.name}”`);
    onSaved(saved);
    onClose();
  };
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const shared_with = team === "" ? null : team;
    if (view) change.mutate({ id: view.id, name, shared_with }, { onSuccess });
    else create.mutate({ page, name, address, shared_with }, { onSuccess });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={view ? `Change “${view.name}”` : "Save this view"}
      description={view ? undefined : "Keeps the filters, the order and the span of time."}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isBusy={isPending}
            disabled={name.trim() === ""}
          >
            Save view
          </Button>
        </>
      }
    >
      <form id={formId} className="space-y-4" onSubmit={save}>
        <Field label="Name" error={nameError}>
          {(control) => (
            <Input {...control} value={name} onChange={(event) => setName(event.target.value)} required />
          )}
        </Field>
        {teams.length === 0 ? null : (
          <Field label="Who has it" hint="Everybody in a team may change or delete what is shared with it.">
            {(control) => (
              <Select
                {...control}
                value={team}
                options={[
                  { value: "", label: "Only me" },
                  ...teams.map(({ id, name: label }) => ({ value: id, label })),
                ]}
                onChange={(event) => setTeam(event.target.value)}
              />
            )}
          </Field>
        )}
        {nameError ? null : <FormError error={error} />}
      </form>
    </Dialog>
  );
}
