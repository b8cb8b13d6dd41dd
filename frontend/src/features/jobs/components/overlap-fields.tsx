import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { RadioList } from "@/components/ui/radio-list";
import { OVERLAP_CHOICES } from "../overlap-choices";
import type { FormPartProps } from "./form-part-props";
import { OverlapDiagram } from "./overlap-diagram";

const OPTIONS = OVERLAP_CHOICES.map(({ runs, ...choice }) => ({
  ...choice,
  aside: <OverlapDiagram runs={runs} />,
}));

/** What happens when the job is due while earlier executions of it have not ended. */
export function OverlapFields({ draft, set, errorAt }: FormPartProps) {
  return (
    <div className="flex flex-col gap-4">
      <div>
        <RadioList
          label="When it is due while the previous one still runs"
          value={draft.overlap}
          options={OPTIONS}
          onChange={(overlap) => set({ overlap })}
          error={errorAt("/overlap")}
        />
        <p className="mt-1 text-xs text-faint">
          Full bars run, dashed ones wait, hollow ones were asked to end; a cross does not start, a thick line
          is a kill.
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {draft.overlap === "allow" ? null : (
          <Field
            label="At most at once"
            hint="The choice above is made once so many run."
            error={errorAt("/max_concurrent")}
          >
            {(control) => (
              <NumberInput
                {...control}
                min={1}
                required
                value={draft.max_concurrent}
                onChange={(most) => set({ max_concurrent: most })}
              />
            )}
          </Field>
        )}
        {draft.overlap === "queue_all" ? (
          <Field
            label="At most waiting"
            hint="What is beyond it is skipped."
            error={errorAt("/overlap_queue_limit")}
          >
            {(control) => (
              <NumberInput
                {...control}
                min={1}
                required
                value={draft.overlap_queue_limit}
                onChange={(bound) => set({ overlap_queue_limit: bound })}
              />
            )}
          </Field>
        ) : null}
      </div>
    </div>
  );
}
