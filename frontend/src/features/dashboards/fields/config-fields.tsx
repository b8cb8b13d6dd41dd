import type { WidgetConfig } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { ChartFields } from "./chart-fields";
import { CountField } from "./count-field";
import { GaugeFields } from "./gauge-fields";
import { JobsFields } from "./jobs-fields";
import { SelectionFields } from "./selection-fields";
import type { FieldsProps } from "./types";
import { ValueFields } from "./value-fields";

/** What a widget of any kind shows. */
export function ConfigFields({ config, onChange, JobPicker }: FieldsProps<WidgetConfig>) {
  const selection = { JobPicker };
  switch (config.kind) {
    case "figure":
      return (
        <>
          <ValueFields
            {...selection}
            value={config.value}
            onChange={(value) => onChange({ ...config, value })}
          />
          <label className="flex items-center gap-2 text-sm">
            <Checkbox
              checked={config.compare ?? true}
              onCheckedChange={(compare) => onChange({ ...config, compare: compare === true })}
            />
            Compare with the span before
          </label>
        </>
      );
    case "gauge":
      return <GaugeFields {...selection} config={config} onChange={onChange} />;
    case "chart":
      return <ChartFields {...selection} config={config} onChange={onChange} />;
    case "outcomes":
    case "executions":
    case "progress":
      return (
        <>
          <SelectionFields
            {...selection}
            selection={config.selection}
            hasStates={config.kind !== "progress"}
            onChange={(chosen) => onChange({ ...config, selection: chosen })}
          />
          {config.kind === "executions" ? (
            <Field label="Order">
              {(control) => (
                <Select
                  {...control}
                  value={config.sort ?? "-scheduled_for"}
                  options={[
                    { value: "-scheduled_for", label: "Newest first" },
                    { value: "-duration_ms", label: "Longest first" },
                  ]}
                  onChange={(event) =>
                    onChange({ ...config, sort: event.target.value as "-scheduled_for" | "-duration_ms" })
                  }
                />
              )}
            </Field>
          ) : null}
          {config.kind === "outcomes" ? null : (
            <CountField
              label="Rows"
              value={config.rows ?? 10}
              most={50}
              onChange={(rows) => onChange({ ...config, rows })}
            />
          )}
        </>
      );
    case "jobs":
    case "status_grid":
      return <JobsFields config={config} onChange={onChange} />;
    case "next_due":
      return (
        <CountField
          label="Rows"
          value={config.rows ?? 10}
          most={50}
          onChange={(rows) => onChange({ ...config, rows })}
        />
      );
    case "log_tail":
      return (
        <>
          <Field label="Job">
            {(control) => (
              <JobPicker
                {...control}
                jobId={config.job_id}
                onChange={(id) => onChange({ ...config, job_id: id })}
                placeholder="Choose a job"
              />
            )}
          </Field>
          <CountField
            label="Lines"
            value={config.lines ?? 50}
            most={200}
            onChange={(lines) => onChange({ ...config, lines })}
          />
        </>
      );
    case "text":
      return (
        <Field label="Text" hint="“# ” begins a heading, “- ” a point of a list; addresses become links.">
          {(control) => (
            <Textarea
              {...control}
              rows={8}
              maxLength={4_000}
              value={config.text}
              onChange={(event) => onChange({ ...config, text: event.target.value })}
            />
          )}
        </Field>
      );
  }
}
