import type { AnalyticsTrend } from "@/api/types";
import { BarChart } from "@/components/charts";
import type { Bounds } from "@/lib/time-span";

interface OutcomeTrendProps {
  trend: AnalyticsTrend;
  /** What the ghost behind is: "a week before". */
  ghostName: string;
  onBrush?: ((bounds: Bounds) => void) | undefined;
  heightPx?: number;
  className?: string;
}

/** How executions ended over time, against another stretch of time behind. */
export function OutcomeTrend({ trend, ghostName, onBrush, heightPx = 120, className }: OutcomeTrendProps) {
  const { points, previous } = trend;
  return (
    <BarChart
      title="Outcomes over time"
      times={points.map(({ time }) => Date.parse(time))}
      bucketMs={trend.bucket_s * 1000}
      parts={[
        { name: "succeeded", tone: "plain", values: points.map(({ succeeded }) => succeeded) },
        { name: "failed", tone: "failed", values: points.map(({ failed }) => failed) },
        { name: "did not run", tone: "missed", values: points.map(({ not_run: notRun }) => notRun) },
        { name: "cancelled", tone: "idle", values: points.map(({ cancelled }) => cancelled) },
      ]}
      ghost={{
        name: ghostName,
        values: previous.map((point) => point.succeeded + point.failed + point.not_run + point.cancelled),
      }}
      onBrush={onBrush}
      heightPx={heightPx}
      hasValueAxis
      className={className}
    />
  );
}
