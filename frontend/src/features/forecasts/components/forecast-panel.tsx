import type { JobForecast } from "@/api/types";
import { TimeChart } from "@/components/charts";
import { ErrorState } from "@/components/ui/error-state";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { countOf, formatCount } from "@/lib/format";
import { useJobForecast } from "../api/get-forecast";
import { chanceWords, durationWords, learningWords, modelWords } from "../words";
import { BestHours } from "./best-hours";

const SECOND_MS = 1_000;

/** What to expect of a job's next executions. */
export function ForecastPanel({ jobId }: { jobId: string }) {
  const { data, error, refetch } = useJobForecast(jobId);
  if (!data)
    return error ? (
      <ErrorState what="The forecast" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={6} />
    );
  return (
    <div className="flex flex-col gap-6">
      <Section title="Next execution">
        <div className="pt-2">
          <Facts
            isWide
            items={[
              ["Duration", data.next ? durationWords(data.next) : learningWords(data.learned, data.needed)],
              ["Success", <SuccessWords key="success" forecast={data} />],
              ["Told by", data.next ? modelWords(data.model) : undefined],
            ]}
          />
        </div>
      </Section>
      <Ahead forecast={data} />
      <BestHours hours={data.best_hours} zone={data.zone} />
    </div>
  );
}

function SuccessWords({ forecast }: { forecast: JobForecast }) {
  if (forecast.success === null) return <>No execution has ended yet.</>;
  return (
    <>
      {chanceWords(forecast.success)}{" "}
      <span className="text-quiet">
        ({formatCount(forecast.failed)} of the last {countOf(forecast.runs, "execution")} failed)
      </span>
    </>
  );
}

/** The next due times with what each is to take. */
function Ahead({ forecast: { ahead, zone } }: { forecast: JobForecast }) {
  const [first, last] = [ahead[0], ahead.at(-1)];
  if (!first || !last || ahead.length < 2) return null;
  const ms = (seconds: number) => seconds * SECOND_MS;
  return (
    <Section title="Coming executions" note={zone}>
      <TimeChart
        title="How long coming executions take"
        bounds={{ from: Date.parse(first.due_at), to: Date.parse(last.due_at) }}
        times={ahead.map(({ due_at: due }) => Date.parse(due))}
        series={[
          {
            kind: "band",
            name: "nine in ten",
            tone: "ghost",
            low: ahead.map(({ low_s: low }) => ms(low)),
            high: ahead.map(({ high_s: high }) => ms(high)),
          },
          {
            kind: "band",
            name: "half",
            tone: "plain",
            low: ahead.map(({ lower_s: low }) => ms(low)),
            high: ahead.map(({ upper_s: high }) => ms(high)),
          },
          {
            kind: "line",
            name: "middle",
            tone: "strong",
            values: ahead.map(({ middle_s: middle }) => ms(middle)),
          },
        ]}
        unit="ms"
        zone={zone}
        heightPx={120}
        summary={`The next ${countOf(ahead.length, "execution")}`}
      />
    </Section>
  );
}
