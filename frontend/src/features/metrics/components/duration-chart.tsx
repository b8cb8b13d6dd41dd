import { useMemo } from "react";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { useDurations } from "../api/get-durations";
import { useExpectations } from "../api/get-expectations";
import { useVersionTimes, type VersionTime } from "../api/get-version-times";
import { durationData } from "../duration-data";
import { CHART_HEIGHT_PX } from "../duration-options";
import { AnomalyList } from "./anomaly-list";
import { DurationPlot } from "./duration-plot";

interface DurationChartProps {
  jobId: string;
  /** Bounds in RFC 3339; without them the latest executions. */
  from?: string | undefined;
  to?: string | undefined;
  /** Shows what a version changed. */
  onVersion?: (version: number) => void;
}

const NO_VERSIONS: readonly VersionTime[] = [];

/** How long each execution of a job took, against what was expected of it. A click opens the execution. */
export function DurationChart({ jobId, from, to, onVersion }: DurationChartProps) {
  const navigate = useNavigate();
  const { data: answer, error, refetch } = useDurations(jobId, { from, to });
  const { data: versions } = useVersionTimes(jobId);
  const { data: expectations } = useExpectations(jobId, { from, to });
  const data = useMemo(
    () => (answer ? durationData(answer.points, expectations) : null),
    [answer, expectations],
  );
  if (data && data.points.length > 0) {
    return (
      <div>
        <DurationPlot
          data={data}
          versions={versions ?? NO_VERSIONS}
          onOpen={(id) => void navigate(paths.execution(id))}
          onVersion={onVersion}
        />
        <AnomalyList data={data} />
      </div>
    );
  }
  return (
    <div
      className="flex flex-col items-center justify-center gap-2 text-sm text-quiet"
      style={{ height: CHART_HEIGHT_PX }}
    >
      {data ? <p>Durations will be drawn here once the job has run.</p> : null}
      {!data && error ? (
        <>
          <p role="alert">{problemText(error)}</p>
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </>
      ) : null}
      {!data && !error ? <Skeleton className="h-full w-full" /> : null}
    </div>
  );
}
