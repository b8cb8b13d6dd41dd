import type { AnalyticsTrend } from "@/api/types";
import { TimeChart } from "@/components/charts";
import type { Bounds } from "@/lib/time-span";
import { axisOf, rateBase, ratesOf } from "../axis";
import { rateWords } from "../words";

interface RateTrendProps {
  trend: AnalyticsTrend;
  /** What the dashed line is: "a week before". */
  ghostName: string;
  onBrush?: (bounds: Bounds) => void;
  heightPx?: number;
}

/** Which share of what ran succeeded, against another stretch of time. */
export function RateTrend({ trend, ghostName, onBrush, heightPx = 120 }: RateTrendProps) {
  const [own, other] = [ratesOf(trend.points), ratesOf(trend.previous)];
  const before = trend.previous_total.success_rate;
  return (
    <TimeChart
      title="Share that succeeded"
      {...axisOf(trend)}
      series={[
        { kind: "line", name: ghostName, tone: "quiet", isDashed: true, values: other },
        { kind: "line", name: "succeeded", tone: "strong", values: own },
      ]}
      unit="%"
      base={rateBase([...own, ...other])}
      onBrush={onBrush}
      heightPx={heightPx}
      summary={
        trend.total.success_rate === null
          ? "Nothing ran in this time"
          : `${rateWords(trend.total.success_rate)}${before === null ? "" : `; ${ghostName} ${rateWords(before)}`}`
      }
    />
  );
}
