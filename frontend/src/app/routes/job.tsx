import { Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { JobDialogs, type JobDialog } from "@/app/job-dialogs";
import { JobForecastTab } from "@/app/job-forecast-tab";
import { changesIn, JobAside, JobSkeleton } from "@/app/job-parts";
import { useOwners } from "@/app/use-owners";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { BackfillList } from "@/features/backfills/components/backfill-list";
import { CommentList } from "@/features/comments/components/comment-list";
import { ExecutionTable } from "@/features/executions/components/execution-table";
import { useJob } from "@/features/jobs/api/get-job";
import { JobDefinition } from "@/features/jobs/components/job-definition";
import { JobHeader } from "@/features/jobs/components/job-header";
import { NextFires } from "@/features/jobs/components/next-fires";
import { PauseNotice } from "@/features/jobs/components/pause-notice";
import { peakLimits } from "@/features/jobs/run/peak-limits";
import { DurationChart } from "@/features/metrics/components/duration-chart";
import { JobTrends } from "@/features/metrics/components/job-trends";
import { rangeOf } from "@/features/metrics/trend";
import { useSchedulingPause } from "@/features/pause/api/get-pause";
import { DueTimes } from "@/features/slots/components/due-times";
import { VersionList } from "@/features/versions/components/version-list";
import { useUrlFilters } from "@/lib/use-url-filters";

const TABS: ReadonlySet<string> = new Set(
  "definition backfills trends insights forecast comments changes".split(" "),
);
/** Of a number in the address. */
const NUMBER = /^[1-9][0-9]{0,8}$/;

const JobInsights = onDemand(
  async () => (await import("@/features/insights/components/job-insights")).JobInsights,
);
const JobForm = onDemand(async () => (await import("@/features/jobs/components/job-form")).JobForm);

export function Component() {
  const { jobId = "" } = useParams();
  const navigate = useNavigate();
  const url = useUrlFilters();
  const { data: job, error, refetch } = useJob(jobId);
  const { data: pause } = useSchedulingPause();
  const owners = useOwners();
  const may = useMay();
  const [open, setOpen] = useState<JobDialog | null>(null);
  const close = () => setOpen(null);
  if (!job)
    return (
      <Page title="Job">
        {error ? (
          <ErrorState isPage what="This job" error={error} onRetry={() => void refetch()} />
        ) : (
          <JobSkeleton />
        )}
      </Page>
    );
  const isEditing = url.text("edit") === "1" && job.rights.includes("job:update");
  const canRun = job.rights.includes("job:run");
  const version = url.text("version");
  const edit = () => url.set({ tab: "definition", edit: "1" }, { replace: false });
  const stopEditing = () => url.set({ edit: "", changes: "" });
  const isAllPaused = pause?.paused ?? false;
  const zone = job.schedule?.timezone ?? "UTC";
  const asked = url.text("tab");
  const userId = owners[0]?.id ?? "";
  return (
    <Page title={job.name}>
      <JobHeader
        job={job}
        isHeld={isAllPaused}
        isAsking={url.text("run") === "1"}
        onAsked={() => url.set({ run: "" })}
        onEdit={edit}
        onBackfill={() => setOpen("backfill")}
        onShare={() => setOpen("share")}
        onHandOver={() => setOpen("hand-over")}
        onDeleted={() => void navigate(paths.jobs)}
      />
      <PauseNotice job={job} />
      {job.schedule ? <DueTimes job={job} isHeld={job.state === "paused" || isAllPaused} /> : null}
      <JobDialogs
        job={job}
        open={open}
        owners={owners}
        canGiveAnybody={may("owners:all") && may("job:create")}
        onClose={close}
        onBackfilled={() => {
          close();
          url.set({ tab: "backfills", edit: "" });
        }}
      />
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_260px]">
        <Tabs
          label="Parts of the job"
          value={TABS.has(asked) ? asked : "executions"}
          onChange={(tab) => url.set({ tab: tab === "executions" ? "" : tab, edit: "", version: "" })}
          tabs={[
            {
              value: "executions",
              label: "Executions",
              content: (
                <div className="flex flex-col gap-6">
                  <DurationChart
                    jobId={job.id}
                    onVersion={(shown) =>
                      url.set({ tab: "changes", version: String(shown) }, { replace: false })
                    }
                  />
                  <ExecutionTable filters={{ job_id: job.id }} hideJob />
                </div>
              ),
            },
            {
              value: "trends",
              label: "Trends",
              content: (
                <JobTrends
                  jobId={job.id}
                  range={rangeOf(url.text("range")).value}
                  onRange={(range) => url.set({ range })}
                  limits={peakLimits(job)}
                />
              ),
            },
            {
              value: "insights",
              label: "Insights",
              content: (
                <Suspense fallback={<SkeletonRows rows={6} className="h-16" />}>
                  <JobInsights jobId={job.id} />
                </Suspense>
              ),
            },
            {
              value: "forecast",
              label: "Forecast",
              content: <JobForecastTab jobId={job.id} />,
            },
            {
              value: "backfills",
              label: "Backfills",
              content: (
                <BackfillList jobId={job.id} zone={zone} canRun={canRun} onNew={() => setOpen("backfill")} />
              ),
            },
            {
              value: "comments",
              label: "Comments",
              content: <CommentList jobId={job.id} canWrite={job.rights.includes("comment:write")} />,
            },
            {
              value: "changes",
              label: "Changes",
              content: (
                <VersionList
                  job={job}
                  shown={NUMBER.test(version) ? Number(version) : null}
                  onShow={(shown) => url.set({ version: shown === null ? "" : String(shown) })}
                />
              ),
            },
            {
              value: "definition",
              label: "Definition",
              content: isEditing ? (
                <Suspense fallback={<Skeleton className="h-96 w-full max-w-3xl" />}>
                  <JobForm
                    key={`${job.id} ${userId}`}
                    job={job}
                    userId={userId}
                    changes={changesIn(url.text("changes"))}
                    onSaved={stopEditing}
                    onCancel={stopEditing}
                  />
                </Suspense>
              ) : (
                <JobDefinition job={job} onEdit={edit}>
                  {job.schedule ? <NextFires job={job} /> : null}
                </JobDefinition>
              ),
            },
          ]}
        />
        <JobAside job={job} ownId={userId} />
      </div>
    </Page>
  );
}
