import { DurationInput } from "@/components/ui/duration-input";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { RadioList } from "@/components/ui/radio-list";
import { MISFIRE_CHOICES } from "../policy-words";
import type { FormPartProps } from "./form-part-props";

/** What becomes of due times that passed while nothing could start them, or while the job was paused. */
export function MissedFields({ draft, set, errorAt }: FormPartProps) {
  return (
    <div className="flex flex-col gap-4">
      <RadioList
        label="Due times that passed while it was paused, or everything was switched off"
        value={draft.misfire}
        options={MISFIRE_CHOICES}
        onChange={(misfire) => set({ misfire })}
        error={errorAt("/misfire")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Counts as missed when later than"
          hint="What is less late simply runs."
          error={errorAt("/misfire_grace_s")}
        >
          {(control) => (
            <DurationInput
              {...control}
              label="the grace"
              value={draft.misfire_grace_s}
              onChange={(graceS) => set({ misfire_grace_s: graceS })}
            />
          )}
        </Field>
        {draft.misfire === "skip" ? null : (
          <Field
            label="Not run when later than"
            hint="Empty: it is caught up however late."
            error={errorAt("/misfire_window_s")}
            isOptional
          >
            {(control) => (
              <DurationInput
                {...control}
                label="the window"
                placeholder="any"
                value={draft.misfire_window_s}
                onChange={(windowS) => set({ misfire_window_s: windowS })}
              />
            )}
          </Field>
        )}
        {draft.misfire === "all" ? (
          <Field label="At most" hint="So many of the latest run." error={errorAt("/misfire_cap")}>
            {(control) => (
              <NumberInput
                {...control}
                min={1}
                required
                value={draft.misfire_cap}
                onChange={(cap) => set({ misfire_cap: cap })}
              />
            )}
          </Field>
        ) : null}
      </div>
    </div>
  );
}
