import { Field } from "@/components/ui/field";
import { DurationInput } from "@/components/ui/duration-input";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { TimezonePicker } from "@/components/ui/timezone-picker";
import type { ScheduleDraft } from "../schedule-draft";
import { CronField } from "./cron-field";
import { SchedulePreviewPanel } from "./schedule-preview-panel";

interface ScheduleBuilderProps {
  value: ScheduleDraft;
  onChange: (value: ScheduleDraft) => void;
  /** What is wrong below `/schedule`, after an attempt to save. */
  errorAt: (pointer: string) => string | undefined;
}

const KINDS = [
  { value: "cron", label: "Crontab" },
  { value: "interval", label: "Interval" },
  { value: "date", label: "Once" },
  { value: "none", label: "By hand" },
] as const;

/** When a job runs; what is typed is read back in words with the next due times. */
export function ScheduleBuilder({ value, onChange, errorAt }: ScheduleBuilderProps) {
  const set = (changes: Partial<ScheduleDraft>) => onChange({ ...value, ...changes });
  return (
    <div className="flex flex-col gap-4">
      <Segmented
        label="Kind of schedule"
        value={value.kind}
        options={KINDS}
        onChange={(kind) => set({ kind })}
        className="w-full max-w-sm"
      />
      {value.kind === "none" ? (
        <p className="text-quiet">It runs when somebody presses “Run now”, or when a program asks for it.</p>
      ) : (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            {value.kind === "cron" ? (
              <CronField
                expression={value.expression}
                onChange={(expression) => set({ expression })}
                error={errorAt("/expression")}
              />
            ) : null}
            {value.kind === "interval" ? (
              <>
                <Field label="Every" error={errorAt("/every_s")}>
                  {(control) => (
                    <DurationInput
                      {...control}
                      label="the interval"
                      value={value.every_s}
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
                    <Input
                      {...control}
                      type="datetime-local"
                      step={1}
                      value={value.start_at}
                      onChange={({ target }) => set({ start_at: target.value })}
                    />
                  )}
                </Field>
              </>
            ) : null}
            {value.kind === "date" ? (
              <Field label="At" error={errorAt("/run_at")}>
                {(control) => (
                  <Input
                    {...control}
                    type="datetime-local"
                    step={1}
                    required
                    value={value.run_at}
                    onChange={({ target }) => set({ run_at: target.value })}
                  />
                )}
              </Field>
            ) : null}
            <Field label="Time zone" error={errorAt("/timezone")}>
              {(control) => (
                <TimezonePicker
                  {...control}
                  value={value.timezone}
                  onChange={(timezone) => set({ timezone })}
                />
              )}
            </Field>
          </div>
          <SchedulePreviewPanel draft={value} />
        </>
      )}
    </div>
  );
}
