import { X } from "lucide-react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { useNames } from "../api/job-names";
import type { ConfigOf } from "../kinds";
import { COUNTED } from "../values";
import { SeriesFields } from "./series-fields";
import type { FieldsProps } from "./types";

const MOST_JOBS = 5;

/** Series of up to five jobs. */
export function ChartFields({ config, onChange, JobPicker }: FieldsProps<ConfigOf<"chart">>) {
  const ids = config.job_ids;
  const names = useNames(ids);
  const canBars = Boolean(config.kpi) || COUNTED.includes(config.metric ?? "duration_ms");
  return (
    <>
      {ids.length === 0 ? null : (
        <ul aria-label="Jobs of the chart">
          {ids.map((id) => (
            <li key={id} className="flex h-8 items-center gap-2 text-sm">
              <span className="min-w-0 flex-1 truncate">{names.get(id) ?? id}</span>
              <IconButton
                label={`Without ${names.get(id) ?? id}`}
                size="icon-sm"
                onClick={() => onChange({ ...config, job_ids: ids.filter((other) => other !== id) })}
              >
                <X size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {ids.length >= MOST_JOBS ? null : (
        <Field label={ids.length === 0 ? "Job" : "Another job"} isOptional={ids.length > 0}>
          {(control) => (
            <JobPicker
              {...control}
              jobId=""
              onChange={(id) => {
                if (id !== "" && !ids.includes(id)) onChange({ ...config, job_ids: [...ids, id] });
              }}
              placeholder="Choose a job"
            />
          )}
        </Field>
      )}
      <SeriesFields
        jobId={ids[0] ?? ""}
        metric={config.metric}
        kpi={config.kpi}
        reduce={config.reduce}
        onChange={(changes) => onChange({ ...config, ...changes })}
      />
      {canBars ? (
        <Segmented
          label="Drawn as"
          value={config.style ?? "lines"}
          options={[
            { value: "lines", label: "Lines" },
            { value: "bars", label: "Bars" },
          ]}
          onChange={(style) => onChange({ ...config, style })}
        />
      ) : null}
    </>
  );
}
