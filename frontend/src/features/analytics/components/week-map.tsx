import { useState } from "react";
import { HeatMap } from "@/components/charts";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useZone } from "@/lib/zone";
import { useWeek } from "../api/get-analytics";
import type { Scope } from "../scope";
import { DAYS, HOURS, hourWords, weekSummary, weekValues, type WeekValue } from "../week-words";

const VALUES = [
  { value: "failed", label: "Failures" },
  { value: "runs", label: "Executions" },
] as const;

/** When in the week things fail, or run. */
export function WeekMap({ scope }: { scope: Scope }) {
  const zone = useZone();
  const { data: week, error, refetch } = useWeek(scope, zone);
  const [value, setValue] = useState<WeekValue>("failed");
  return (
    <Section
      title="By hour of the week"
      note={zone}
      actions={
        <Segmented
          label="What is counted"
          value={value}
          options={VALUES}
          onChange={setValue}
          className="h-7 pointer-coarse:h-9"
        />
      }
    >
      {week ? (
        <HeatMap
          className="pt-1"
          title={value === "failed" ? "Failures by hour of the week" : "Executions by hour of the week"}
          rows={DAYS}
          columns={HOURS}
          values={weekValues(week, value)}
          textOf={(row, column) => hourWords(week, row, column)}
          tone={value === "failed" ? "failed" : "quiet"}
          labelEvery={3}
          summary={weekSummary(week, value)}
        />
      ) : error ? (
        <ErrorState what="The week" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="mt-2 h-44 w-full" />
      )}
    </Section>
  );
}
