import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { TimezonePicker } from "@/components/ui/timezone-picker";
import type { Owner } from "@/lib/owners";
import { type AboutChoice, subjectsOf } from "../about";
import { SPANS } from "../words";
import { JobPicker } from "./job-picker";

interface AboutFieldsProps {
  value: AboutChoice;
  owners: readonly Owner[];
  seesAll: boolean;
  /** What it is about cannot be changed any more. */
  isFixed?: boolean;
  onChange: (value: AboutChoice) => void;
}

/** What a report is about, over how long, and in whose time it tells times. */
export function AboutFields({ value, owners, seesAll, isFixed = false, onChange }: AboutFieldsProps) {
  return (
    <>
      {isFixed ? null : (
        <Field label="About">
          {(control) => (
            <Select
              {...control}
              value={value.subject}
              options={subjectsOf(owners, seesAll)}
              onChange={({ target }) => onChange({ ...value, subject: target.value })}
            />
          )}
        </Field>
      )}
      {!isFixed && value.subject === "job" ? (
        <Field label="Job">
          {(control) => (
            <JobPicker {...control} value={value.jobId} onChange={(jobId) => onChange({ ...value, jobId })} />
          )}
        </Field>
      ) : null}
      <div>
        <p className="mb-1 text-sm font-medium">Over the last</p>
        <Segmented
          label="Over the last"
          value={String(value.spanDays)}
          options={SPANS}
          onChange={(days) => onChange({ ...value, spanDays: Number(days) })}
        />
      </div>
      <Field label="Time zone">
        {(control) => (
          <TimezonePicker
            {...control}
            value={value.timezone}
            onChange={(timezone) => onChange({ ...value, timezone })}
          />
        )}
      </Field>
    </>
  );
}
