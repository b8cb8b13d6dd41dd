import type { Histogram } from "@/api/types";
import { BarChart } from "@/components/charts";
import { Skeleton } from "@/components/ui/skeleton";
import type { Bounds } from "@/lib/time-span";

interface HistoryHistogramProps {
  histogram: Histogram | undefined;
  /** What is asked for, where the answer does not say. */
  bounds: Bounds;
  onBrush: (bounds: Bounds) => void;
}

const HEIGHT_PX = 72;
const MOST_BARS = 400;

/** When what was found was due; a stretch of it can be selected. */
export function HistoryHistogram({ histogram, bounds, onBrush }: HistoryHistogramProps) {
  if (!histogram) return <Skeleton className="mb-3 h-[108px]" />;
  const { times, rest, failed, notRun } = barsOf(histogram, bounds);
  return (
    <BarChart
      title="Over time"
      times={times}
      bucketMs={histogram.bucket_s * 1000}
      heightPx={HEIGHT_PX}
      parts={[
        { name: "succeeded or going on", tone: "plain", values: rest },
        { name: "failed", tone: "failed", values: failed },
        { name: "did not run", tone: "missed", values: notRun },
      ]}
      onBrush={onBrush}
      summary={
        histogram.complete ? undefined : "Too many to count in time: choose less time, or ask for less"
      }
      className="mb-3"
    />
  );
}

/** A bar for each bucket of the span, those with nothing in them too. */
export function barsOf(histogram: Histogram, bounds: Bounds) {
  const bucketMs = histogram.bucket_s * 1000;
  const first = Math.floor(bounds.from / bucketMs) * bucketMs;
  const points = new Map(histogram.points.map((point) => [Date.parse(point.time), point]));
  const last = Math.max(bounds.to - 1, ...points.keys());
  const count = Math.min(MOST_BARS, Math.floor((last - first) / bucketMs) + 1);
  const times = Array.from({ length: count }, (_, at) => first + at * bucketMs);
  const of = (read: (point: Histogram["points"][number]) => number) =>
    times.map((time) => {
      const point = points.get(time);
      return point ? read(point) : 0;
    });
  return {
    times,
    failed: of(({ failed }) => failed),
    notRun: of((point) => point.not_run),
    rest: of((point) => point.total - point.failed - point.not_run),
  };
}
