import { BarChart, TimeChart, type Tone } from "@/components/charts";
import { formatSpan } from "@/lib/format";
import { useNames } from "../api/job-names";
import { askSeries, bucketFor, bucketTimes } from "../api/ask";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";
import { useWidgetTimes } from "../times";
import { useHeight } from "../use-height";
import { COUNTED, titleOf } from "../values";

const TONES: readonly Tone[] = ["strong", "running", "abandoned", "missed", "quiet"];
/** The line of words above and the axis below. */
const AROUND_PX = 56;
const LEAST_PX = 60;

/** Series of one or several jobs over the span. */
export function ChartWidget({ config }: { config: ConfigOf<"chart"> }) {
  const { setSpan } = useWidgetTimes();
  const [box, height] = useHeight(180);
  const names = useNames(config.job_ids);
  const metric = config.metric ?? "duration_ms";
  const isBars = config.style === "bars" && (Boolean(config.kpi) || COUNTED.includes(metric));
  const reduce = COUNTED.includes(metric) && !config.kpi ? "sum" : (config.reduce ?? "avg");
  const query = useWidgetQuery(["chart", config], async (bounds, signal) => {
    const bucketS = bucketFor(bounds);
    const found = await Promise.all(
      config.job_ids.map((id) => askSeries(id, { ...config, reduce }, bounds, bucketS, signal)),
    );
    const times = bucketTimes(bounds, bucketS);
    return { bounds, times, bucketMs: bucketS * 1_000, unit: found[0]?.unit ?? "", lines: found };
  });
  return (
    <div ref={box} className="h-full">
      <WidgetAnswer query={query}>
        {({ bounds, times, bucketMs, unit, lines }) => {
          const shared = {
            title: titleOf(config),
            times,
            bucketMs,
            heightPx: Math.max(LEAST_PX, height - AROUND_PX),
            ...(setSpan
              ? {
                  onBrush: (chosen: { from: number; to: number }) => setSpan({ kind: "between", ...chosen }),
                }
              : {}),
          };
          const valuesOf = (at: number) => {
            const byTime = new Map(lines[at]?.points.map((point) => [point.at, point.value]));
            return times.map((time) => byTime.get(time) ?? null);
          };
          const drawn = config.job_ids.map((id, at) => ({
            name: names.get(id) ?? id,
            tone: TONES[at] ?? ("quiet" as const),
            values: valuesOf(at),
          }));
          if (isBars)
            return (
              <BarChart
                {...shared}
                parts={drawn.map((part) => ({ ...part, values: part.values.map((value) => value ?? 0) }))}
                hasValueAxis
              />
            );
          return (
            <TimeChart
              {...shared}
              bounds={bounds}
              unit={unit}
              series={drawn.map((line) => ({ kind: "line" as const, ...line }))}
              summary={`A point each ${formatSpan(bucketMs)}`}
              hasLegend={drawn.length > 1}
            />
          );
        }}
      </WidgetAnswer>
    </div>
  );
}
