import type { ScheduleDay } from "@/api/types";
import { TimeChart } from "@/components/charts";
import { unitWords } from "@/lib/measure";
import type { Bounds } from "@/lib/time-span";

interface LoadCurveProps {
  day: ScheduleDay;
  bounds: Bounds;
  now: number;
  onZoom: (bounds: Bounds) => void;
}

/** How many are planned to run at once over the day; a stretch of it can be selected to look closer. */
export function LoadCurve({ day, bounds, now, onZoom }: LoadCurveProps) {
  const peak = Math.max(0, ...day.load.map((point) => point.peak));
  return (
    <TimeChart
      title="Planned executions at once"
      bounds={bounds}
      times={day.load.map(({ time }) => Date.parse(time))}
      bucketMs={day.bucket_s * 1_000}
      series={[
        { kind: "line", name: "highest", tone: "quiet", values: day.load.map((point) => point.peak) },
        { kind: "line", name: "average", tone: "strong", values: day.load.map(({ mean }) => mean) },
      ]}
      unit=""
      levels={
        day.capacity === null || day.capacity > 4 * peak ? [] : [{ value: day.capacity, label: "can run" }]
      }
      marks={now > bounds.from && now < bounds.to ? [{ at: now, label: "Now" }] : []}
      onBrush={onZoom}
      heightPx={96}
      summary={`Up to ${unitWords(Math.ceil(peak), "")} at once. Drag over a stretch to look closer.`}
      hasLegend
      // Its axis stands over that of the bars below, whose rows have names before them.
      className="sm:pl-27"
    />
  );
}
