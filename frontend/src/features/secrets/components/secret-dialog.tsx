import { useState } from "react";
import { toast } from "@/lib/toast";
import type { Secret } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { ApiProblem } from "@/lib/api-problem";
import { usePutSecret } from "../api/put-secret";
import { type Place, placeQuery } from "../place";
import { draftOf, inputOf, nameProblem } from "../secret-draft";
import { SecretFields } from "./secret-fields";

interface SecretDialogProps {
  /** The one whose values are replaced; null for a new one. */
  secret: Secret | null;
  place: Place;
  taken: readonly string[];
  onClose: () => void;
}

const DESCRIPTION_CHARACTERS = 2_000;

/** Takes the values of a secret, which are never shown again. Mounted while it is open. */
export function SecretDialog({ secret, place, taken, onClose }: SecretDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(secret));
  const put = usePutSecret(draft.name, place);
  const input = inputOf(draft, placeQuery(place).job_id);
  const problem = secret ? undefined : nameProblem(draft.name, taken);
  const canSave = input !== null && problem === undefined;
  const errorAt = (pointer: string) =>
    put.error instanceof ApiProblem ? put.error.field(pointer) : undefined;
  const save = () => {
    if (!canSave) return;
    put.mutate(input, {
      onSuccess: () => {
        toast(secret ? `Values of ${draft.name} replaced` : `Secret ${draft.name} kept`);
        onClose();
      },
    });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={secret ? `Replace the values of ${secret.name}` : "New secret"}
      description={
        secret
          ? "All its fields are written anew, so type each of them. Executions that run now keep what they were given."
          : "It is encrypted, and never shown again: jobs name it, and only the worker that runs them sees it."
      }
    >
      <form
        className="flex flex-col gap-4"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {secret ? null : (
          <Field label="Name" error={problem ?? errorAt("path:name")}>
            {(control) => (
              <Input
                {...control}
                required
                autoCapitalize="off"
                autoComplete="off"
                spellCheck={false}
                placeholder="db-password"
                value={draft.name}
                onChange={({ target }) => setDraft({ ...draft, name: target.value.trim() })}
              />
            )}
          </Field>
        )}
        <SecretFields
          fields={draft.fields}
          onChange={(fields) => setDraft({ ...draft, fields })}
          errorAt={errorAt}
        />
        <Field label="Description" isOptional error={errorAt("/description")}>
          {(control) => (
            <Input
              {...control}
              maxLength={DESCRIPTION_CHARACTERS}
              value={draft.description}
              onChange={({ target }) => setDraft({ ...draft, description: target.value })}
            />
          )}
        </Field>
        <FormError error={put.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={put.isPending} disabled={!canSave}>
            {secret ? "Replace the values" : "Keep the secret"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
