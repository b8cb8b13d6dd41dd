import type { WidgetSelection } from "@/api/types";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { StateFilter } from "@/components/ui/state-filter";
import { TagsInput } from "@/components/ui/tags-input";
import type { JobPickerType } from "./types";

interface SelectionFieldsProps {
  selection: WidgetSelection | undefined;
  onChange: (selection: WidgetSelection) => void;
  JobPicker: JobPickerType;
  /** Left out where only running executions count. */
  hasStates?: boolean;
}

/** Which executions; what is left empty narrows nothing. */
export function SelectionFields({ selection = {}, onChange, JobPicker, ...rest }: SelectionFieldsProps) {
  const change = (changes: WidgetSelection) => onChange({ ...selection, ...changes });
  return (
    <>
      <Field label="Job" isOptional>
        {(control) => (
          <JobPicker
            {...control}
            jobId={selection.job_id ?? ""}
            onChange={(id) => change({ job_id: id === "" ? null : id })}
            placeholder="Any job"
          />
        )}
      </Field>
      <Field label="Search" isOptional hint="As in the box above the executions.">
        {(control) => (
          <Input
            {...control}
            value={selection.query ?? ""}
            maxLength={1_000}
            onChange={(event) => change({ query: event.target.value })}
          />
        )}
      </Field>
      <Field label="Tags" isOptional>
        {(control) => (
          <TagsInput {...control} value={selection.tags ?? []} onChange={(tags) => change({ tags })} />
        )}
      </Field>
      {rest.hasStates === false ? null : (
        <StateFilter states={selection.states ?? []} onChange={(states) => change({ states })} />
      )}
    </>
  );
}
