import { useMemo } from "react";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { useDurations } from "../api/get-durations";
import { durationData } from "../duration-data";
import { CHART_HEIGHT_PX } from "../duration-options";
import { DurationPlot } from "./duration-plot";

interface DurationChartProps {
  jobId: string;
  /** Bounds in RFC 3339; without them the latest executions. */
  from?: string | undefined;
  to?: string | undefined;
}

/** How long each execution of a job took, against what is usual for it. A click opens the execution. */
export function DurationChart({ jobId, from, to }: DurationChartProps) {
  const navigate = useNavigate();
  const { data: answer, error, refetch } = useDurations(jobId, { from, to });
  const data = useMemo(() => (answer ? durationData(answer.points) : null), [answer]);
  if (data && data.points.length > 0) {
    return <DurationPlot data={data} onOpen={(id) => void navigate(paths.execution(id))} />;
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
