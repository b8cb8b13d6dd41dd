import { useParams } from "react-router";
import type { Execution } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { useMay } from "@/features/auth/api/get-me";
import { useExecution } from "@/features/executions/api/get-execution";
import { useRecord } from "@/features/executions/api/get-record";
import { AttemptList } from "@/features/executions/components/attempt-list";
import { ExecutionFacts } from "@/features/executions/components/execution-facts";
import { ExecutionHeader } from "@/features/executions/components/execution-header";
import { ExecutionLog } from "@/features/executions/components/execution-log";
import { RecordSections } from "@/features/executions/components/record-sections";
import { useProgress } from "@/features/executions/use-progress";
import { UsageSection } from "@/features/executions/usage/usage-section";
import { ApiProblem } from "@/lib/api-problem";
import { EXECUTION_LOOK } from "@/lib/status";

/** One execution: what happened, its log, its facts. */
export function Component() {
  const { executionId: id = "" } = useParams();
  const { data: execution, error, isPending, refetch } = useExecution(id);
  if (error instanceof ApiProblem && error.isNotFound) {
    return (
      <Page title="Execution">
        <EmptyState title="There is no such execution">
          It may have been removed with its job, or be older than the history that is kept.
        </EmptyState>
      </Page>
    );
  }
  if (!execution) {
    return (
      <Page title="Execution">
        {isPending ? (
          <Loading />
        ) : (
          <ErrorState error={error} what="This execution" onRetry={() => void refetch()} />
        )}
      </Page>
    );
  }
  return <Loaded execution={execution} />;
}

function Loaded({ execution }: { execution: Execution }) {
  const may = useMay();
  const { data: record, error } = useRecord(execution);
  const progress = useProgress(execution, record?.progress ?? null);
  const hasAttempts = execution.attempts.length > 1 || execution.state === "retrying";
  return (
    <Page
      title={`${EXECUTION_LOOK[execution.state].word}: ${execution.job_name}`}
      className="flex max-w-none flex-col lg:h-[calc(100dvh-48px)] lg:min-h-120 lg:pb-2"
    >
      <ExecutionHeader
        execution={execution}
        waitingFor={record?.waiting_for ?? null}
        progress={progress}
        canRun={may("execution:replay")}
      />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="h-[72dvh] min-w-0 lg:h-auto lg:min-h-0">
          <ExecutionLog execution={execution} />
        </div>
        <aside className="flex min-w-0 flex-col gap-5 lg:min-h-0 lg:overflow-y-auto lg:pr-1">
          {hasAttempts ? (
            <Section title="Attempts">
              <AttemptList execution={execution} />
            </Section>
          ) : null}
          <ExecutionFacts execution={execution} />
          {record ? <RecordSections executionId={execution.id} record={record} /> : null}
          {error && !record ? (
            <p role="alert" className="text-sm text-quiet">
              What it was given and what it said could not be loaded: {error.message}
            </p>
          ) : null}
          <UsageSection execution={execution} />
        </aside>
      </div>
    </Page>
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
