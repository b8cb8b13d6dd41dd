import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Metric, Reduce } from "@/api/types";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { METRIC_WORDS } from "../values";

interface SeriesFieldsProps {
  /** Whose own series are offered; empty for none. */
  jobId: string;
  metric: Metric | undefined;
  kpi: string | undefined;
  reduce: Reduce | undefined;
  onChange: (changes: { metric?: Metric; kpi?: string; reduce?: Reduce }) => void;
}

const OWN = "own:";
const REDUCE_WORDS: Record<Reduce, string> = {
  avg: "Average",
  min: "Lowest",
  max: "Highest",
  sum: "Sum",
  count: "How many",
  last: "Latest",
};

/** Which series of a job, its own ones too, and how its samples become one number. */
export function SeriesFields({
  jobId,
  metric = "duration_ms",
  kpi = "",
  reduce,
  onChange,
}: SeriesFieldsProps) {
  const own = useQuery({
    queryKey: ["metrics", "kpis", jobId],
    queryFn: async ({ signal }) => (await api.listKpis({ job_id: jobId }, { signal })).items,
    enabled: jobId !== "",
  });
  const names = new Set([...(own.data ?? []).map(({ name }) => name), ...(kpi === "" ? [] : [kpi])]);
  const choose = (value: string) =>
    value.startsWith(OWN)
      ? onChange({ kpi: value.slice(OWN.length) })
      : onChange({ kpi: "", metric: value as Metric });
  return (
    <>
      <Field label="What of it">
        {(control) => (
          <Select
            {...control}
            value={kpi === "" ? metric : OWN + kpi}
            options={[
              ...Object.entries(METRIC_WORDS).map(([value, label]) => ({ value, label })),
              ...[...names].map((name) => ({ value: OWN + name, label: `${name} (its own)` })),
            ]}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </Field>
      <Field label="Gathered as">
        {(control) => (
          <Select
            {...control}
            value={reduce ?? "avg"}
            options={Object.entries(REDUCE_WORDS).map(([value, label]) => ({ value, label }))}
            onChange={(event) => onChange({ reduce: event.target.value as Reduce })}
          />
        )}
      </Field>
    </>
  );
}
