import { Suspense, useState } from "react";
import { Link, useLocation, useParams } from "react-router";
import type { Execution } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { useExecution } from "@/features/executions/api/get-execution";
import { useFindings } from "@/features/executions/api/get-findings";
import { useRecord } from "@/features/executions/api/get-record";
import { AttemptList } from "@/features/executions/components/attempt-list";
import { AttemptTabs } from "@/features/executions/components/attempt-tabs";
import { DefinitionUsed } from "@/features/executions/components/definition-used";
import { ExecutionFacts } from "@/features/executions/components/execution-facts";
import { ExecutionHeader } from "@/features/executions/components/execution-header";
import { ExecutionLog } from "@/features/executions/components/execution-log";
import { GoneNotice } from "@/features/executions/components/gone-notice";
import { RecordSections } from "@/features/executions/components/record-sections";
import { FailurePanel } from "@/features/executions/findings/failure-panel";
import { ExecutionInsights } from "@/features/insights/components/execution-insights";
import { readLineHash } from "@/features/executions/log/line-link";
import { Moment, MomentContext } from "@/features/executions/log/moment";
import { Waterfall } from "@/features/executions/phases/waterfall";
import { useProgress } from "@/features/executions/use-progress";
import { useVersion } from "@/features/versions/api/versions";
import { VersionDialog } from "@/features/versions/components/version-dialog";
import { ApiProblem } from "@/lib/api-problem";
import { EXECUTION_LOOK, isUnsuccessful } from "@/lib/status";

/** Curves bring a library with them; the log does not wait for it. */
const UsageSection = onDemand(
  async () => (await import("@/features/executions/usage/usage-section")).UsageSection,
);
const OutlookPanel = onDemand(
  async () => (await import("@/features/forecasts/components/outlook-panel")).OutlookPanel,
);

/** One execution: what happened, its log, its facts. */
export function Component() {
  const { executionId: id = "" } = useParams();
  const { data: execution, error, isPending, refetch } = useExecution(id);
  const isGone = error instanceof ApiProblem && error.isNotFound;
  if (execution) return <Loaded key={id} execution={execution} isGone={isGone} />;
  return (
    <Page title="Execution">
      {isGone ? (
        <EmptyState
          isPage
          title="There is no such execution"
          action={
            <Button asChild>
              <Link to={paths.executions}>All executions</Link>
            </Button>
          }
        >
          It may have been removed with its job, or be older than the history that is kept.
        </EmptyState>
      ) : isPending ? (
        <Loading />
      ) : (
        <ErrorState isPage error={error} what="This execution" onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

interface LoadedProps {
  execution: Execution;
  /** It was removed while somebody looks at it; what is here stays until they leave. */
  isGone: boolean;
}

function Loaded({ execution, isGone }: LoadedProps) {
  const may = useMay();
  const [moment] = useState(() => new Moment());
  const { hash } = useLocation();
  const { data: record } = useRecord(execution);
  const { data: findings } = useFindings(execution);
  const progress = useProgress(execution, record?.progress ?? null);
  return (
    <MomentContext value={moment}>
      <Page
        title={`${EXECUTION_LOOK[execution.state].word}: ${execution.job_name}`}
        className="flex max-w-none flex-col lg:h-[calc(100dvh-48px)] lg:min-h-120 lg:pb-2 print:block print:h-auto"
      >
        <ExecutionHeader
          execution={execution}
          waitingFor={record?.waiting_for ?? null}
          progress={progress}
          findings={findings}
          canRun={may("execution:replay")}
          isGone={isGone}
        >
          <AttemptTabs attempts={execution.attempts} selection={readLineHash(hash)} />
        </ExecutionHeader>
        {isGone ? <GoneNotice /> : null}
        <ExecutionInsights execution={execution} />
        {findings && isUnsuccessful(execution.state) ? (
          <FailurePanel execution={execution} findings={findings} />
        ) : null}
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_300px] min-[2200px]:grid-cols-[minmax(0,1fr)_400px] print:block">
          <div className="h-[72dvh] min-w-0 lg:h-auto lg:min-h-0 print:h-auto">
            <ExecutionLog execution={execution} isGone={isGone} />
          </div>
          <Aside
            execution={execution}
            goodId={(isUnsuccessful(execution.state) && findings?.last_good?.id) || null}
          />
        </div>
      </Page>
    </MomentContext>
  );
}

interface AsideProps {
  execution: Execution;
  /** The success that a failure is compared with. */
  goodId: string | null;
}

/** What is known of it beside its log. */
function Aside({ execution, goodId }: AsideProps) {
  const { data: record, error } = useRecord(execution);
  const { data: version } = useVersion(execution.job_id, execution.job_version);
  const [isShown, setShown] = useState(false);
  const hasAttempts = execution.attempts.length > 1 || execution.state === "retrying";
  return (
    <aside
      aria-label="About this execution"
      tabIndex={0}
      className="flex min-w-0 flex-col gap-5 lg:min-h-0 lg:overflow-y-auto lg:pr-1 print:mt-6"
    >
      <Waterfall execution={execution}>
        {hasAttempts ? <AttemptList execution={execution} /> : null}
      </Waterfall>
      {execution.state === "running" ? (
        <Suspense fallback={null}>
          <OutlookPanel executionId={execution.id} />
        </Suspense>
      ) : null}
      <Suspense fallback={null}>
        <UsageSection execution={execution} goodId={goodId} />
      </Suspense>
      <Section title="Facts">
        <div className="pt-2">
          <ExecutionFacts execution={execution} />
        </div>
      </Section>
      {record ? <RecordSections executionId={execution.id} record={record} /> : null}
      {error && !record ? (
        <p role="alert" className="text-sm text-quiet">
          What it was given and what it said could not be loaded: {error.message}
        </p>
      ) : null}
      <DefinitionUsed execution={execution} definition={version?.definition} onShow={() => setShown(true)} />
      {isShown ? (
        <VersionDialog
          jobId={execution.job_id}
          version={execution.job_version}
          onRestore={undefined}
          onClose={() => setShown(false)}
        />
      ) : null}
    </aside>
  );
}

function Loading() {
  return (
    <>
      <Skeleton className="mb-3 h-6 w-64" />
      <SkeletonRows rows={14} />
    </>
  );
}
