import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { SizeInput } from "@/components/ui/size-input";
import type { KeepDraft } from "../run/keep-draft";
import type { FormPartProps } from "./form-part-props";

/** How much of its history is kept; what is reached first counts. */
export function KeepFields({ draft, set, errorAt }: FormPartProps) {
  const { keep } = draft;
  const change = (changes: Partial<KeepDraft>) => set({ keep: { ...keep, ...changes } });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Days"
        hint="Older executions go, with their logs."
        error={errorAt("/keep/days")}
        isOptional
      >
        {(control) => (
          <NumberInput
            {...control}
            min={1}
            placeholder="as usual"
            value={keep.days}
            onChange={(days) => change({ days })}
          />
        )}
      </Field>
      <Field
        label="Executions"
        hint="So many of the newest stay."
        error={errorAt("/keep/executions")}
        isOptional
      >
        {(control) => (
          <NumberInput
            {...control}
            min={1}
            placeholder="any number"
            value={keep.executions}
            onChange={(executions) => change({ executions })}
          />
        )}
      </Field>
      <Field
        label="Logs"
        hint="Of all its executions together, as stored; the oldest logs go first."
        error={errorAt("/keep/log_bytes")}
        isOptional
      >
        {(control) => (
          <SizeInput
            {...control}
            label="the logs"
            placeholder="any size"
            value={keep.log_bytes}
            onChange={(logBytes) => change({ log_bytes: logBytes })}
          />
        )}
      </Field>
    </div>
  );
}
