import { lazy, Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useOwners } from "@/app/use-owners";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { BackfillDialog } from "@/features/backfills/components/backfill-dialog";
import { BackfillList } from "@/features/backfills/components/backfill-list";
import { CommentList } from "@/features/comments/components/comment-list";
import { ExecutionTable } from "@/features/executions/components/execution-table";
import { useJob } from "@/features/jobs/api/get-job";
import { JobDefinition } from "@/features/jobs/components/job-definition";
import { JobFacts } from "@/features/jobs/components/job-facts";
import { JobHeader } from "@/features/jobs/components/job-header";
import { NextFires } from "@/features/jobs/components/next-fires";
import { PauseNotice } from "@/features/jobs/components/pause-notice";
import { peakLimits } from "@/features/jobs/run/peak-limits";
import { DurationChart } from "@/features/metrics/components/duration-chart";
import { JobTrends } from "@/features/metrics/components/job-trends";
import { rangeOf } from "@/features/metrics/trend";
import { useSchedulingPause } from "@/features/pause/api/get-pause";
import { HandOverDialog } from "@/features/sharing/components/hand-over-dialog";
import { ShareDialog } from "@/features/sharing/components/share-dialog";
import { DueTimes } from "@/features/slots/components/due-times";
import { VersionList } from "@/features/versions/components/version-list";
import { isTeam } from "@/lib/owners";
import { useUrlFilters } from "@/lib/use-url-filters";

const TABS: ReadonlySet<string> = new Set(["definition", "backfills", "trends", "comments", "changes"]);
/** Of a number in the address. */
const NUMBER = /^[1-9][0-9]{0,8}$/;

const JobForm = lazy(async () => ({
  default: (await import("@/features/jobs/components/job-form")).JobForm,
}));

export function Component() {
  const { jobId = "" } = useParams();
  const navigate = useNavigate();
  const url = useUrlFilters();
  const { data: job, error, refetch } = useJob(jobId);
  const { data: pause } = useSchedulingPause();
  const owners = useOwners();
  const may = useMay();
  const [open, setOpen] = useState<"backfill" | "share" | "hand-over" | null>(null);
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
  const stopEditing = () => url.set({ edit: "" });
  const isAllPaused = pause?.paused ?? false;
  const zone = job.schedule?.timezone ?? "UTC";
  const asked = url.text("tab");
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
      {open === "share" ? (
        <ShareDialog job={job} teams={owners.filter(({ id }) => isTeam(id))} onClose={close} />
      ) : null}
      {open === "hand-over" ? (
        <HandOverDialog
          job={job}
          owners={owners}
          canGiveAnybody={may("owners:all") && may("job:create")}
          onDone={close}
          onClose={close}
        />
      ) : null}
      {open === "backfill" ? (
        <BackfillDialog
          job={job}
          onClose={close}
          onStarted={() => {
            close();
            url.set({ tab: "backfills", edit: "" });
          }}
        />
      ) : null}
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
                  <DurationChart jobId={job.id} />
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
                  <JobForm key={job.id} job={job} onSaved={stopEditing} onCancel={stopEditing} />
                </Suspense>
              ) : (
                <JobDefinition job={job} onEdit={edit}>
                  {job.schedule ? <NextFires job={job} /> : null}
                </JobDefinition>
              ),
            },
          ]}
        />
        <aside className="flex flex-col gap-4 max-lg:hidden">
          {job.schedule ? (
            <Section title="Next" note={job.state === "active" ? job.schedule.timezone : "if it were active"}>
              <NextFires job={job} />
            </Section>
          ) : null}
          <Section title="Facts">
            <JobFacts job={job} ownId={owners[0]?.id} />
          </Section>
        </aside>
      </div>
    </Page>
  );
}

function JobSkeleton() {
  return (
    <div role="status" aria-label="Loading the job">
      <Skeleton className="h-6 w-64" />
      <Skeleton className="mt-2 w-96 max-w-full" />
      <Skeleton className="mt-8 h-6 w-full" />
      <div className="mt-10">
        <SkeletonRows rows={10} />
      </div>
    </div>
  );
}
