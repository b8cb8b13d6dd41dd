import { DurationInput } from "@/components/ui/duration-input";
import { Field } from "@/components/ui/field";
import { TimezonePicker } from "@/components/ui/timezone-picker";
import { WallTimeInput } from "@/components/ui/wall-time-input";
import type { RuleDraft } from "../schedule-draft";
import { CronField } from "./cron-field";

interface RuleFieldsProps {
  rule: RuleDraft;
  set: (changes: Partial<RuleDraft>) => void;
  /** What is wrong below the schedule. */
  errorAt: (pointer: string) => string | undefined;
}

/** The fields of one schedule, by its kind. */
export function RuleFields({ rule, set, errorAt }: RuleFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {rule.kind === "cron" ? (
        <CronField
          expression={rule.expression}
          onChange={(expression) => set({ expression })}
          error={errorAt("/expression")}
        />
      ) : null}
      {rule.kind === "interval" ? <IntervalFields rule={rule} set={set} errorAt={errorAt} /> : null}
      {rule.kind === "date" ? (
        <Field label="At" error={errorAt("/run_at")}>
          {(control) => (
            <WallTimeInput
              {...control}
              required
              value={rule.run_at}
              onChange={(runAt) => set({ run_at: runAt })}
            />
          )}
        </Field>
      ) : null}
      <Field label="Time zone" error={errorAt("/timezone")}>
        {(control) => (
          <TimezonePicker {...control} value={rule.timezone} onChange={(timezone) => set({ timezone })} />
        )}
      </Field>
    </div>
  );
}

function IntervalFields({ rule, set, errorAt }: RuleFieldsProps) {
  return (
    <>
      <Field label="Every" error={errorAt("/every_s")}>
        {(control) => (
          <DurationInput
            {...control}
            label="the interval"
            value={rule.every_s}
            onChange={(everyS) => set({ every_s: everyS })}
          />
        )}
      </Field>
      <Field
        label="Counted from"
        hint="Empty: from when the job is saved."
        error={errorAt("/start_at")}
        isOptional
      >
        {(control) => (
          <WallTimeInput
            {...control}
            value={rule.start_at}
            onChange={(startAt) => set({ start_at: startAt })}
          />
        )}
      </Field>
    </>
  );
}
