import type { MisfirePolicy, OverlapPolicy } from "@/api/types";
import { DurationInput } from "@/components/ui/duration-input";
import { Field } from "@/components/ui/field";
import { KeyValueEditor } from "@/components/ui/key-value-editor";
import { Select } from "@/components/ui/select";
import { MISFIRE_WORDS, OVERLAP_WORDS } from "../words";
import type { FormPartProps } from "./form-part-props";

const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export function PolicyFields({ draft, set, errorAt }: FormPartProps) {
  return (
    <div className="flex flex-col gap-4">
      <Field
        label="Time limit"
        hint="An attempt that runs longer is ended, with every process it started."
        error={errorAt("/timeout_s")}
        className="max-w-sm"
      >
        {(control) => (
          <DurationInput
            {...control}
            label="the time limit"
            value={draft.timeout_s}
            onChange={(timeoutS) => set({ timeout_s: timeoutS })}
          />
        )}
      </Field>
      <Field label="When the previous one still runs" error={errorAt("/overlap")} className="max-w-sm">
        {(control) => (
          <Select
            {...control}
            options={optionsOf(OVERLAP_WORDS)}
            value={draft.overlap}
            onChange={({ target }) => set({ overlap: target.value as OverlapPolicy })}
          />
        )}
      </Field>
      <Field
        label="When due times were missed"
        hint="Such as while everything was switched off."
        error={errorAt("/misfire")}
        className="max-w-sm"
      >
        {(control) => (
          <Select
            {...control}
            options={optionsOf(MISFIRE_WORDS)}
            value={draft.misfire}
            onChange={({ target }) => set({ misfire: target.value as MisfirePolicy })}
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">
          Environment <span className="ml-1 font-normal text-faint">optional</span>
        </legend>
        <KeyValueEditor
          noun="variable"
          rows={draft.environment}
          onChange={(environment) => set({ environment })}
          errorAt={(name) => errorAt(`/environment/${name}`)}
        />
      </fieldset>
    </div>
  );
}
