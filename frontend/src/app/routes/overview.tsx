import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { TimeSpanPicker } from "@/components/ui/time-span-picker";
import { OutcomesOverTime } from "@/features/analytics/components/outcomes-over-time";
import { useMay } from "@/features/auth/api/get-me";
import { FirstJobs } from "@/features/jobs/components/first-jobs";
import { useOverview } from "@/features/overview/api/get-overview";
import { FailingNow } from "@/features/overview/components/failing-now";
import { NextUp } from "@/features/overview/components/next-up";
import { OverviewHeadline } from "@/features/overview/components/overview-headline";
import { OverviewSkeleton } from "@/features/overview/components/overview-skeleton";
import { RunningNow } from "@/features/overview/components/running-now";
import { StartLag } from "@/features/overview/components/start-lag";
import { Workers } from "@/features/overview/components/workers";
import { useSchedulingPause } from "@/features/pause/api/get-pause";
import { PauseSchedulingButton } from "@/features/pause/components/pause-scheduling-button";
import { useTimeSpan } from "@/lib/use-time-span";

/** What broke and since when; then what runs, what comes, and how it went. */
export function Component() {
  const { data: overview, error, refetch } = useOverview();
  const { span, setSpan } = useTimeSpan("24h");
  const may = useMay();
  const { data: pause } = useSchedulingPause();
  const seesWorkers = may("worker:read");
  if (!overview)
    return (
      <Page title="Overview">
        {error ? (
          <ErrorState isPage what="The overview" error={error} onRetry={() => void refetch()} />
        ) : (
          <OverviewSkeleton />
        )}
      </Page>
    );
  const { active, paused, draft, archived } = overview.jobs;
  const isNew = active + paused + draft + archived === 0;
  return (
    <Page title="Overview">
      {isNew ? (
        <FirstJobs />
      ) : (
        <>
          <OverviewHeadline
            overview={overview}
            seesWorkers={seesWorkers}
            actions={
              <>
                <PauseSchedulingButton canPause={may("scheduling:manage")} />
                <TimeSpanPicker span={span} onChange={setSpan} />
              </>
            }
          />
          <div className="flex flex-col gap-5">
            <FailingNow failing={overview.failing} total={overview.failing_total} />
            <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
              <div className="flex min-w-0 flex-col gap-5">
                <RunningNow overview={overview} />
                <OutcomesOverTime span={span} onSpan={setSpan} />
              </div>
              <div className="flex min-w-0 flex-col gap-5">
                <NextUp fires={overview.next} isHeld={pause?.paused ?? false} />
                <StartLag lag={overview.lag} />
                {seesWorkers ? <Workers workers={overview.workers} /> : null}
              </div>
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
