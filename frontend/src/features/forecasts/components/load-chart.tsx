import type { LoadForecast } from "@/api/types";
import { TimeChart } from "@/components/charts";
import { countOf } from "@/lib/format";

const HOUR_MS = 3_600_000;
/** Capacity that is farther off than so many times the peak is left to words: it would make the curve flat. */
const FARTHEST = 3;

/** Executions at once, hour by hour, with the range in which they come out nine times in ten. */
export function LoadChart({ load }: { load: LoadForecast }) {
  const { hours, capacity, past_days: days } = load;
  const peak = Math.max(...hours.map(({ high }) => high), 0);
  const isNear = capacity !== null && capacity <= FARTHEST * peak;
  return (
    <TimeChart
      title="Executions at once"
      bounds={{ from: Date.parse(load.since), to: Date.parse(load.until) }}
      times={hours.map(({ time }) => Date.parse(time))}
      bucketMs={HOUR_MS}
      series={[
        {
          kind: "band",
          name: "nine in ten",
          tone: "ghost",
          low: hours.map(({ low }) => low),
          high: hours.map(({ high }) => high),
        },
        {
          kind: "band",
          name: "half",
          tone: "plain",
          low: hours.map(({ lower }) => lower),
          high: hours.map(({ upper }) => upper),
        },
        { kind: "line", name: "middle", tone: "strong", values: hours.map(({ middle }) => middle) },
      ]}
      unit=""
      levels={isNear ? [{ value: capacity, label: `${capacity} slots` }] : []}
      heightPx={220}
      summary={
        days === 0
          ? "By the plan alone"
          : `By the plan, and by the same hours of the last ${countOf(days, "day")}`
      }
    />
  );
}
