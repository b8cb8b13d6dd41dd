import { useQueries } from "@tanstack/react-query";
import type { Metric } from "@/api/types";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/lib/clock";
import { kpiOptions, peakOptions } from "../api/get-trend";
import { useKpis } from "../api/list-kpis";
import { rangeOf, TREND_RANGES, type TrendRange } from "../trend";
import { TrendChart } from "./trend-chart";

export type PeakLimits = Partial<Record<Metric, number>>;

interface JobTrendsProps {
  jobId: string;
  range: TrendRange;
  onRange: (range: TrendRange) => void;
  /** What the job may use, where it is limited. */
  limits: PeakLimits;
}

const PEAKS: readonly { metric: Metric; title: string }[] = [
  { metric: "peak_memory_bytes", title: "Memory" },
  { metric: "peak_cpu_percent", title: "CPU, of one core" },
  { metric: "peak_processes", title: "Processes" },
  { metric: "peak_open_files", title: "Open files" },
  { metric: "io_bytes", title: "Read from storage and written" },
  { metric: "cpu_ms", title: "CPU time" },
];

const MINUTE_MS = 60_000;
const GRID = "grid gap-x-8 gap-y-6 pt-3 sm:grid-cols-2";

/** What executions of a job used at most, and what the job measures of itself, over time. */
export function JobTrends({ jobId, range, onRange, limits }: JobTrendsProps) {
  const to = useNow(MINUTE_MS) + MINUTE_MS;
  const axis = { from: to - rangeOf(range).spanS * 1_000, to };
  const peaks = useQueries({ queries: PEAKS.map(({ metric }) => peakOptions(jobId, metric, range)) });
  const failed = peaks.find(({ error }) => error !== null);
  const isPending = peaks.some((query) => query.isPending);
  const isEmpty = peaks.every(({ data }) => data?.points.length === 0);
  return (
    <div className="flex flex-col gap-7">
      <Section
        title="Peaks"
        note={<span className="max-sm:hidden">the highest of each stretch of time</span>}
        actions={
          <Segmented
            label="How far back"
            value={range}
            options={TREND_RANGES}
            onChange={onRange}
            className="h-7 pointer-coarse:h-9"
          />
        }
      >
        {failed && isPending ? (
          <ErrorState what="The peaks" error={failed.error} onRetry={() => void failed.refetch()} />
        ) : isPending ? (
          <div className={GRID}>
            <Skeleton className="h-28 w-full" />
            <Skeleton className="h-28 w-full" />
          </div>
        ) : isEmpty ? (
          <p className="py-4 text-sm text-quiet">Nothing was measured in this time.</p>
        ) : (
          <div className={GRID}>
            {PEAKS.map(({ metric, title }, at) => (
              <TrendChart
                key={metric}
                title={title}
                unit={peaks[at]?.data?.unit ?? ""}
                points={peaks[at]?.data?.points ?? []}
                limit={limits[metric]}
                {...axis}
              />
            ))}
          </div>
        )}
      </Section>
      <OwnTrends jobId={jobId} range={range} axis={axis} />
    </div>
  );
}

interface OwnTrendsProps {
  jobId: string;
  range: TrendRange;
  axis: { from: number; to: number };
}

function OwnTrends({ jobId, range, axis }: OwnTrendsProps) {
  const { data: kpis = [], error, refetch } = useKpis(jobId);
  const series = useQueries({ queries: kpis.map(({ name }) => kpiOptions(jobId, name, range)) });
  const drawn = series.filter(({ data }) => data && data.points.length > 0);
  return (
    <Section title="Measured by the job itself" note={kpis.length > 0 ? kpis.length : null}>
      {error ? (
        <ErrorState what="The job’s own metrics" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!error && drawn.length === 0 ? (
        <p className="py-4 text-sm text-quiet">
          {kpis.length > 0
            ? "Nothing was measured in this time."
            : "A job can report figures of its own, such as rows or euros, while it runs: they are drawn here."}
        </p>
      ) : null}
      <div className={GRID}>
        {drawn.map(({ data }) =>
          data ? (
            <TrendChart key={data.name} title={data.name} unit={data.unit} points={data.points} {...axis} />
          ) : null,
        )}
      </div>
    </Section>
  );
}
