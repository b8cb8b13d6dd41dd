import { useEffect, useState } from "react";
import { toast } from "@/lib/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { NumberInput } from "@/components/ui/number-input";
import { SecretInput } from "@/components/ui/secret-input";
import { TextSetting } from "@/components/ui/text-setting";
import { Tick } from "@/components/ui/tick";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { ApiProblem } from "@/lib/api-problem";
import { type OwnAi, type OwnAiChange, useChangeOwnAi } from "../api/own-ai";

interface OwnAiFormProps {
  own: OwnAi;
  onTouched: (isTouched: boolean) => void;
}

/** What an owner chooses; only what was typed is sent. */
export function OwnAiForm({ own, onTouched }: OwnAiFormProps) {
  const [edits, setEdits] = useState<OwnAiChange>({});
  const change = useChangeOwnAi(own.owner_id);
  const value = { ...own, ...edits };
  // A key that is to stay as it is after all is undefined.
  const typed: readonly unknown[] = Object.values(edits);
  const isTouched = typed.some((edit) => edit !== undefined);
  const { dialog } = useUnsavedGuard(isTouched);
  useEffect(() => onTouched(isTouched), [isTouched, onTouched]);
  const set = (changes: OwnAiChange) => setEdits({ ...edits, ...changes });
  const errorAt = (pointer: string) =>
    change.error instanceof ApiProblem ? change.error.field(pointer) : undefined;
  const discard = () => {
    setEdits({});
    change.reset();
  };
  const save = () =>
    change.mutate(
      { change: edits, version: own.version },
      {
        onSuccess: () => {
          toast("Saved");
          discard();
        },
      },
    );
  return (
    <form
      aria-label="Language model"
      className="flex flex-col gap-5"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isTouched) save();
      }}
    >
      <Tick
        label="Use language models"
        line="Switched off, nothing of what belongs here is ever sent, with no key."
        isOn={value.is_on}
        onChange={(isOn) => set({ is_on: isOn })}
      />
      {own.installation.allows_own_keys ? null : (
        <p className="text-sm text-missed">
          Administrators do not let keys of users and teams be used: what is set below waits until they do.
        </p>
      )}
      <SecretInput
        key={`key ${own.version}`}
        label={own.key === null ? "Key" : `Key (…${own.key.hint})`}
        isSet={own.key !== null}
        value={edits.api_key}
        canStore={own.can_store_secrets}
        error={errorAt("/api_key")}
        onChange={(key) => set({ api_key: key })}
      />
      <TextSetting
        label="Server"
        hint="Any that speaks the Messages API. Another server needs the key again."
        value={value.base_url}
        error={errorAt("/base_url")}
        onChange={(url) => set({ base_url: url })}
      />
      <TextSetting
        label="Model"
        isOptional
        hint="Empty: as the installation has it. The test below lists what the server offers."
        value={value.model}
        error={errorAt("/model")}
        onChange={(model) => set({ model })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Budget
          label="Budget of a day, US dollars"
          value={value.daily_budget_usd}
          error={errorAt("/daily_budget_usd")}
          onChange={(budget) => set({ daily_budget_usd: budget })}
        />
        <Budget
          label="Budget of a month, US dollars"
          value={value.monthly_budget_usd}
          error={errorAt("/monthly_budget_usd")}
          onChange={(budget) => set({ monthly_budget_usd: budget })}
        />
      </div>
      <FormError error={change.error} />
      <div className="flex gap-2 border-t border-line pt-4">
        <Button type="submit" variant="primary" isBusy={change.isPending} disabled={!isTouched}>
          Save
        </Button>
        <Button onClick={discard} disabled={!isTouched}>
          Discard
        </Button>
      </div>
      {dialog}
    </form>
  );
}

interface BudgetProps {
  label: string;
  value: number;
  error: string | undefined;
  onChange: (value: number) => void;
}

function Budget({ label, value, error, onChange }: BudgetProps) {
  return (
    <Field label={label} error={error} hint="0 is no limit.">
      {(control) => <NumberInput {...control} isDecimal min={0} value={value} onChange={onChange} />}
    </Field>
  );
}
