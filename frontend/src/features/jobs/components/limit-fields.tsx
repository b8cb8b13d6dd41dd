import type { Priority } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { DurationInput } from "@/components/ui/duration-input";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { choiceOf, PRIORITY_CHOICES } from "../policy-words";
import type { FormPartProps } from "./form-part-props";

/** How long it may take, who goes first, and how often in all. */
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
        label="Time to end"
        hint="It is asked to end first (TERM), and killed when this has passed."
        error={errorAt("/grace_s")}
      >
        {(control) => (
          <DurationInput
            {...control}
            label="the time to end"
            value={draft.grace_s}
            onChange={(graceS) => set({ grace_s: graceS })}
          />
        )}
      </Field>
      <Field
        label="Time to prepare"
        hint="To build its environment or fetch its image, before the time limit counts."
        error={errorAt("/setup_timeout_s")}
      >
        {(control) => (
          <DurationInput
            {...control}
            label="the time to prepare"
            value={draft.setup_timeout_s}
            onChange={(setupS) => set({ setup_timeout_s: setupS })}
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
    </div>
  );
}
