import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { useMay } from "@/features/auth/api/get-me";
import { FirstJobs } from "@/features/jobs/components/first-jobs";
import { OutcomeBars } from "@/features/metrics/components/outcome-bars";
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

export function Component() {
  const { data: overview, error, refetch } = useOverview();
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
            actions={<PauseSchedulingButton canPause={may("scheduling:manage")} />}
          />
          <div className="flex flex-col gap-7">
            <FailingNow failing={overview.failing} />
            <div className="grid gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
              <div className="flex min-w-0 flex-col gap-7">
                <RunningNow overview={overview} />
                <Section title="Outcomes per hour" note="last 24 hours, a week before behind">
                  <OutcomeBars
                    className="pt-2"
                    bucketS={overview.outcomes.bucket_s}
                    points={overview.outcomes.points}
                    previous={overview.previous.points}
                  />
                </Section>
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
