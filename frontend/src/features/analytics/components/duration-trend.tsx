import type { AnalyticsTrend } from "@/api/types";
import { isSkewed, TimeChart } from "@/components/charts";
import { formatDuration } from "@/lib/format";
import type { Bounds } from "@/lib/time-span";
import { axisOf } from "../axis";

interface DurationTrendProps {
  trend: AnalyticsTrend;
  onBrush?: (bounds: Bounds) => void;
}

/** How long executions that succeeded took: the middle as a line, the slow ones as bands. */
export function DurationTrend({ trend, onBrush }: DurationTrendProps) {
  const { points, total } = trend;
  const [p50, p95, p99] = [
    points.map(({ p50_ms: value }) => value),
    points.map(({ p95_ms: value }) => value),
    points.map(({ p99_ms: value }) => value),
  ];
  const most = p99.reduce<number>((left, right) => Math.max(left, right ?? 0), 0);
  return (
    <TimeChart
      title="Durations over time"
      {...axisOf(trend)}
      series={[
        { kind: "band", name: "95 to 99 of 100", tone: "ghost", low: p95, high: p99 },
        { kind: "band", name: "half to 95", tone: "plain", low: p50, high: p95 },
        { kind: "line", name: "half", tone: "strong", values: p50 },
      ]}
      unit="ms"
      scale={isSkewed(total.p50_ms ?? 0, most) ? "log" : "linear"}
      onBrush={onBrush}
      heightPx={120}
      summary={
        total.p50_ms === null
          ? "Nothing succeeded in this time"
          : `Half within ${formatDuration(total.p50_ms)}, 95 of 100 within ${formatDuration(total.p95_ms)}, 99 within ${formatDuration(total.p99_ms)}`
      }
    />
  );
}
