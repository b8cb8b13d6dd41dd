import { JobPicker } from "@/app/job-picker";
import { useOwners } from "@/app/use-owners";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TimeSpanPicker } from "@/components/ui/time-span-picker";
import { useTrend } from "@/features/analytics/api/get-analytics";
import { AnalyticsSkeleton } from "@/features/analytics/components/analytics-skeleton";
import { DurationTrend } from "@/features/analytics/components/duration-trend";
import { JobTables } from "@/features/analytics/components/job-tables";
import { OutcomeTrend } from "@/features/analytics/components/outcome-trend";
import { PeriodTable } from "@/features/analytics/components/period-table";
import { RateTrend } from "@/features/analytics/components/rate-trend";
import { ScopeBar } from "@/features/analytics/components/scope-bar";
import { WeekMap } from "@/features/analytics/components/week-map";
import { useScope } from "@/features/analytics/scope";
import { analyticsHeadline } from "@/features/analytics/words";
import { ViewMenu } from "@/features/views/components/view-menu";
import { type Bounds, SPANS } from "@/lib/time-span";
import { useZone } from "@/lib/zone";

/** How things went over a stretch of time, and which jobs are worth a look. */
export function Component() {
  const { scope, setSpan, change } = useScope();
  const owners = useOwners();
  const zone = useZone();
  const { data: trend, error, refetch } = useTrend(scope, zone);
  const { span } = scope;
  const label = span.kind === "last" ? SPANS.find(({ id }) => id === span.id)?.label : undefined;
  const beforeName = label ? `the ${label.replace("Last ", "")} before` : "as much time before";
  const brush = (bounds: Bounds) =>
    setSpan({ kind: "between", from: Math.round(bounds.from), to: Math.round(bounds.to) });
  return (
    <Page title="Analytics">
      <PageHeader
        title={trend ? analyticsHeadline(trend) : "Analytics"}
        actions={
          <>
            <TimeSpanPicker span={span} onChange={setSpan} />
            <ViewMenu page="analytics" />
          </>
        }
      >
        {trend && !trend.complete
          ? "There is more than could be counted: these figures are lower bounds."
          : null}
      </PageHeader>
      <ScopeBar
        scope={scope}
        owners={owners}
        onChange={change}
        jobField={
          <JobPicker
            name="Job"
            placeholder="Any job"
            jobId={scope.jobId}
            onChange={(job) => change({ job })}
          />
        }
      />
      {trend ? (
        <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
          <Section title="Outcomes" note={`${beforeName} behind`}>
            <OutcomeTrend trend={trend} ghostName={beforeName} onBrush={brush} />
          </Section>
          <Section title="Durations" note="of those that succeeded">
            <DurationTrend trend={trend} onBrush={brush} />
          </Section>
          <Section title="Success">
            <RateTrend trend={trend} ghostName={beforeName} onBrush={brush} heightPx={150} />
          </Section>
          <WeekMap scope={scope} />
          <JobTables scope={scope} />
          <PeriodTable trend={trend} beforeName={beforeName} />
        </div>
      ) : error ? (
        <ErrorState what="The analytics" error={error} onRetry={() => void refetch()} />
      ) : (
        <AnalyticsSkeleton />
      )}
    </Page>
  );
}
