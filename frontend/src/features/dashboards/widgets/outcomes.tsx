import * as api from "@/api/client";
import { BarChart } from "@/components/charts";
import { bucketTimes, questionOf } from "../api/ask";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";
import { useWidgetTimes } from "../times";
import { useHeight } from "../use-height";

const AROUND_PX = 56;
const LEAST_PX = 48;

/** What succeeded, failed and did not run, over the span. */
export function OutcomesWidget({ config }: { config: ConfigOf<"outcomes"> }) {
  const { setSpan } = useWidgetTimes();
  const [box, height] = useHeight(180);
  const selection = config.selection ?? {};
  const query = useWidgetQuery(["outcomes", selection], async (bounds, signal) => {
    const found = await api.getExecutionHistogram(questionOf(selection, bounds), { signal });
    return { found, times: bucketTimes(bounds, found.bucket_s) };
  });
  return (
    <div ref={box} className="h-full">
      <WidgetAnswer query={query}>
        {({ found, times }) => {
          const byTime = new Map(found.points.map((point) => [Date.parse(point.time), point]));
          const points = times.map((at) => byTime.get(at));
          return (
            <BarChart
              title="Outcomes"
              times={times}
              bucketMs={found.bucket_s * 1_000}
              heightPx={Math.max(LEAST_PX, height - AROUND_PX)}
              hasValueAxis
              parts={[
                {
                  name: "succeeded or running",
                  tone: "plain",
                  values: points.map((point) =>
                    point ? Math.max(0, point.total - point.failed - point.not_run) : 0,
                  ),
                },
                { name: "did not run", tone: "missed", values: points.map((point) => point?.not_run ?? 0) },
                { name: "failed", tone: "failed", values: points.map((point) => point?.failed ?? 0) },
              ]}
              {...(setSpan ? { onBrush: (chosen) => setSpan({ kind: "between", ...chosen }) } : {})}
            />
          );
        }}
      </WidgetAnswer>
    </div>
  );
}
