import type { JobState, WidgetConfig } from "@/api/types";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TagsInput } from "@/components/ui/tags-input";
import { JOB_LOOK } from "@/lib/status";
import { CountField } from "./count-field";

type JobsConfig = Extract<WidgetConfig, { kind: "jobs" | "status_grid" }>;

interface JobsFieldsProps {
  config: JobsConfig;
  onChange: (config: JobsConfig) => void;
}

/** Which jobs, and how many. */
export function JobsFields({ config, onChange }: JobsFieldsProps) {
  return (
    <>
      <Field label="Search" isOptional hint="Words of name and description.">
        {(control) => (
          <Input
            {...control}
            value={config.search ?? ""}
            maxLength={1_000}
            onChange={(event) => onChange({ ...config, search: event.target.value })}
          />
        )}
      </Field>
      <Field label="Tags" isOptional>
        {(control) => (
          <TagsInput
            {...control}
            value={config.tags ?? []}
            onChange={(tags) => onChange({ ...config, tags })}
          />
        )}
      </Field>
      {config.kind === "jobs" ? (
        <>
          <Field label="State">
            {(control) => (
              <Select
                {...control}
                value={config.states?.[0] ?? ""}
                options={[
                  { value: "", label: "Any state" },
                  ...Object.entries(JOB_LOOK).map(([value, { word }]) => ({ value, label: word })),
                ]}
                onChange={({ target }) =>
                  onChange({ ...config, states: target.value === "" ? [] : [target.value as JobState] })
                }
              />
            )}
          </Field>
          <CountField
            label="Rows"
            value={config.rows ?? 10}
            most={50}
            onChange={(rows) => onChange({ ...config, rows })}
          />
        </>
      ) : (
        <CountField
          label="Cells"
          value={config.cells ?? 100}
          most={500}
          onChange={(cells) => onChange({ ...config, cells })}
        />
      )}
    </>
  );
}
