import { useState } from "react";
import { toast } from "@/lib/toast";
import type { Variable } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { ApiProblem } from "@/lib/api-problem";
import type { Place } from "../place";
import { useSaveVariable } from "../use-save-variable";
import { draftOf, keyProblem, valueOf } from "../variable-draft";
import { VersionConflict } from "./version-conflict";

interface VariableDialogProps {
  /** The one to change; null for a new one. */
  variable: Variable | null;
  place: Place;
  taken: readonly string[];
  onClose: () => void;
}

const KINDS = [
  { value: "text", label: "Text" },
  { value: "json", label: "JSON" },
] as const;
const MOST_CHARACTERS = 10_000;

/** Sets a variable; what somebody else did meanwhile is told, not overwritten. Mounted while it is open. */
export function VariableDialog({ variable, place, taken, onClose }: VariableDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(variable));
  const save = useSaveVariable(variable, place);
  const meant = valueOf(draft);
  const problem = variable ? undefined : keyProblem(draft.key, taken);
  const canSave = draft.key !== "" && problem === undefined && "value" in meant;
  const { error } = save;
  const errorAt = (pointer: string) => (error instanceof ApiProblem ? error.field(pointer) : undefined);
  const start = (over: number | null) => {
    if (!("value" in meant)) return;
    void save.start(
      { key: draft.key, value: meant.value, description: draft.description.trim() },
      over,
      () => {
        toast(`Variable ${draft.key} saved`);
        onClose();
      },
    );
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={variable ? `Change ${variable.key}` : "New variable"}
      description={
        variable
          ? `This is version ${variable.version}. Executions that run now keep what they were given.`
          : "A value that jobs share. Everyone who may see your jobs can read it: passwords are secrets."
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave && !save.theirs) start(null);
        }}
      >
        {variable ? null : (
          <Field label="Name" error={problem ?? errorAt("path:key")}>
            {(control) => (
              <Input
                {...control}
                required
                autoCapitalize="characters"
                autoComplete="off"
                spellCheck={false}
                placeholder="REGION"
                value={draft.key}
                onChange={({ target }) => setDraft({ ...draft, key: target.value.trim().toUpperCase() })}
              />
            )}
          </Field>
        )}
        <Field
          label="Value"
          error={"problem" in meant && draft.text !== "" ? meant.problem : errorAt("/value")}
          hint={draft.kind === "json" ? "Numbers, lists, objects; true, false and null." : undefined}
        >
          {(control) => (
            <>
              <Segmented
                label="Kind of value"
                value={draft.kind}
                options={KINDS}
                onChange={(kind) => setDraft({ ...draft, kind })}
                className="mb-1.5"
              />
              <Textarea
                {...control}
                rows={draft.text.includes("\n") ? 8 : 2}
                maxLength={MOST_CHARACTERS}
                spellCheck={false}
                autoCapitalize="off"
                value={draft.text}
                onChange={({ target }) => setDraft({ ...draft, text: target.value })}
                className="font-mono text-[12.5px]"
              />
            </>
          )}
        </Field>
        <Field label="Description" isOptional error={errorAt("/description")}>
          {(control) => (
            <Input
              {...control}
              maxLength={2_000}
              value={draft.description}
              onChange={({ target }) => setDraft({ ...draft, description: target.value })}
            />
          )}
        </Field>
        {save.theirs ? (
          <VersionConflict
            theirs={save.theirs}
            canSave={canSave}
            isBusy={save.isBusy}
            onTakeTheirs={(theirs) => {
              setDraft(draftOf(theirs));
              save.accept(theirs);
            }}
            onSaveOver={(theirs) => start(theirs.version)}
          />
        ) : (
          <>
            <FormError error={error} />
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="primary" isBusy={save.isBusy} disabled={!canSave}>
                {variable ? "Save" : "Keep the variable"}
              </Button>
            </div>
          </>
        )}
      </form>
    </Dialog>
  );
}
