import { TimeChart } from "@/components/charts";
import { useScores } from "../api/get-scores";
import { figure } from "../words";

interface ScoreChartProps {
  jobId: string;
  /** False alarms in 30 days that are put up with. */
  budget: number;
}

const FEWEST = 2;

/** How odd executions were, and from where on it is told. Not there until something was odd at all. */
export function ScoreChart({ jobId, budget }: ScoreChartProps) {
  const { data } = useScores(jobId);
  if (!data || data.points.length < FEWEST) return null;
  const { points, from, to } = data;
  const level = -Math.log10(budget);
  const over = points.filter(({ value }) => value >= level).length;
  return (
    <TimeChart
      title="How odd executions were"
      bounds={{ from, to }}
      times={points.map(({ time }) => Date.parse(time))}
      series={[
        {
          kind: "line",
          name: "powers of ten rarer than once in 30 days",
          tone: "strong",
          values: points.map(({ value }) => value),
        },
      ]}
      levels={level > 0 ? [{ value: level, label: "told from here on" }] : []}
      unit=""
      heightPx={96}
      hasLegend={false}
      summary={`The higher, the rarer by chance; told from ${figure(level)} on. ${over} of ${points.length} hours were beyond`}
    />
  );
}
