import type { Priority } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { DurationInput } from "@/components/ui/duration-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { choiceOf, PRIORITY_CHOICES } from "../policy-words";
import type { FormPartProps } from "./form-part-props";

/** How long it may run, who goes first, how often in all, and where. */
export function LimitFields({ draft, set, errorAt }: FormPartProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Time limit"
        hint="An attempt that runs longer is ended, with every process it started."
        error={errorAt("/timeout_s")}
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
      <Field
        label="Priority"
        hint={choiceOf(PRIORITY_CHOICES, draft.priority)?.line}
        error={errorAt("/priority")}
      >
        {(control) => (
          <Select
            {...control}
            options={PRIORITY_CHOICES}
            value={draft.priority}
            onChange={({ target }) => set({ priority: target.value as Priority })}
          />
        )}
      </Field>
      <div className="min-w-0">
        <Field
          label="Run cap"
          hint="When so many due times have run, the job pauses itself."
          error={errorAt("/max_executions")}
          isOptional
        >
          {(control) => (
            <NumberInput
              {...control}
              min={1}
              placeholder="no end"
              value={draft.max_executions}
              onChange={(cap) => set({ max_executions: cap })}
            />
          )}
        </Field>
        {Number.isFinite(draft.max_executions) ? (
          <label className="mt-2 flex items-center gap-2.5">
            <Checkbox
              checked={draft.reset_counter_on_active}
              onCheckedChange={(checked) => set({ reset_counter_on_active: checked === true })}
            />
            Count anew whenever it is activated
          </label>
        ) : null}
      </div>
      <Field label="Queue" hint="Only workers that serve it run the job." error={errorAt("/queue")}>
        {(control) => (
          <Input
            {...control}
            required
            spellCheck={false}
            autoCapitalize="off"
            className="max-w-40"
            value={draft.queue}
            onChange={({ target }) => set({ queue: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
