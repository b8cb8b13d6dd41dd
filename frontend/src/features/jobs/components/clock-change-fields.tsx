import type { FoldPolicy, GapPolicy } from "@/api/types";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { choiceOf, FOLD_CHOICES, GAP_CHOICES } from "../policy-words";
import { changeRule } from "../schedule-draft";
import type { FormPartProps } from "./form-part-props";

/** What becomes of clock times that a clock change leaves out or repeats, for each crontab expression. */
export function ClockChangeFields({ draft, set, errorAt }: FormPartProps) {
  const { schedule } = draft;
  const isSeveral = schedule.rules.length > 1;
  return (
    <div className="flex flex-col gap-4">
      {schedule.rules.map(({ key, kind, expression, gap, fold }, at) => {
        if (kind !== "cron") return null;
        const below = isSeveral ? `/schedule/schedules/${at}` : "/schedule";
        const change = (changes: { gap: GapPolicy } | { fold: FoldPolicy }) =>
          set({ schedule: changeRule(schedule, key, changes) });
        return (
          <fieldset key={key} className="min-w-0">
            {isSeveral ? (
              <legend className="mb-1.5 font-medium">
                Schedule {at + 1} <span className="ml-1 font-mono text-xs text-quiet">{expression}</span>
              </legend>
            ) : null}
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                label="A time that is left out"
                hint={choiceOf(GAP_CHOICES, gap)?.line}
                error={errorAt(`${below}/gap`)}
              >
                {(control) => (
                  <Select
                    {...control}
                    options={GAP_CHOICES}
                    value={gap}
                    onChange={({ target }) => change({ gap: target.value as GapPolicy })}
                  />
                )}
              </Field>
              <Field
                label="A time that comes twice"
                hint={choiceOf(FOLD_CHOICES, fold)?.line}
                error={errorAt(`${below}/fold`)}
              >
                {(control) => (
                  <Select
                    {...control}
                    options={FOLD_CHOICES}
                    value={fold}
                    onChange={({ target }) => change({ fold: target.value as FoldPolicy })}
                  />
                )}
              </Field>
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
