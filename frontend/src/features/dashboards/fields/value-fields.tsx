import type { FigureOf, WidgetValue } from "@/api/types";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FIGURE_WORDS, isOfJob, isSelective } from "../values";
import { SelectionFields } from "./selection-fields";
import { SeriesFields } from "./series-fields";
import type { JobPickerType } from "./types";

/** A job's own series is chosen among its measurements. */
const OFFERED = Object.entries(FIGURE_WORDS).filter(([of]) => of !== "kpi");

interface ValueFieldsProps {
  value: WidgetValue;
  onChange: (value: WidgetValue) => void;
  JobPicker: JobPickerType;
}

/** Where a number comes from. */
export function ValueFields({ value, onChange, JobPicker }: ValueFieldsProps) {
  const jobId = value.selection?.job_id ?? "";
  return (
    <>
      <Field label="Which number">
        {(control) => (
          <Select
            {...control}
            value={value.of === "kpi" ? "metric" : value.of}
            options={OFFERED.map(([of, label]) => ({ value: of, label }))}
            onChange={(event) => onChange({ ...value, of: event.target.value as FigureOf })}
          />
        )}
      </Field>
      {isSelective(value.of) ? (
        <SelectionFields
          selection={value.selection}
          hasStates={value.of === "executions"}
          onChange={(selection) => onChange({ ...value, selection })}
          JobPicker={JobPicker}
        />
      ) : null}
      {isOfJob(value.of) ? (
        <>
          <Field label="Job">
            {(control) => (
              <JobPicker
                {...control}
                jobId={jobId}
                onChange={(id) => onChange({ ...value, selection: { job_id: id === "" ? null : id } })}
                placeholder="Choose a job"
              />
            )}
          </Field>
          <SeriesFields
            jobId={jobId}
            metric={value.metric}
            kpi={value.kpi}
            reduce={value.reduce}
            onChange={(changes) => {
              const next = { ...value, ...changes };
              onChange({ ...next, of: next.kpi ? "kpi" : "metric" });
            }}
          />
        </>
      ) : null}
    </>
  );
}
