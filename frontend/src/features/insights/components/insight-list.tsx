import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { countOf } from "@/lib/format";
import { useInsights } from "../api/list-insights";
import { type InsightFilters, isNarrowed } from "../filters";
import { InsightRow } from "./insight-row";

interface InsightListProps {
  filters: InsightFilters;
  /** Where an insight is read. */
  addressOf: (id: string) => string;
  /** The one that is being read. */
  openId?: string;
  /** Whose job it is need not be said, unless it is filed with another one. */
  hideJob?: boolean;
  onShowAll: () => void;
}

/** What is told of jobs. */
export function InsightList({
  filters,
  addressOf,
  openId = "",
  hideJob = false,
  onShowAll,
}: InsightListProps) {
  const list = useInsights(filters);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const [first] = list.data?.pages ?? [];
  if (list.isPending) return <SkeletonRows rows={8} className="h-16" />;
  if (list.error && items.length === 0)
    return <ErrorState what="The insights" error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0) return <NoInsights filters={filters} hideJob={hideJob} onShowAll={onShowAll} />;
  return (
    <>
      <p role="status" className="flex h-9 items-center border-b border-line px-2 text-xs text-faint">
        {first?.complete === false ? "At least " : ""}
        {countOf(first?.total ?? items.length, filters.isOpenOnly ? "open insight" : "insight")},{" "}
        {filters.isRarestFirst ? "the rarest first" : "the latest first"}
      </p>
      <ul aria-label="Insights">
        {items.map((insight) => (
          <InsightRow
            key={insight.id}
            insight={insight}
            to={addressOf(insight.id)}
            hasJob={!hideJob || insight.job_id !== filters.jobId}
            isOpened={insight.id === openId}
          />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function NoInsights({
  filters,
  hideJob,
  onShowAll,
}: Pick<InsightListProps, "filters" | "hideJob" | "onShowAll">) {
  if (hideJob)
    return (
      <EmptyState title="Nothing out of the ordinary">
        What this job usually does is learned from its executions. What is unusual for it is told here, with
        how often that would be a false alarm.
      </EmptyState>
    );
  if (isNarrowed(filters))
    return (
      <EmptyState title="None of this kind" action={<Button onClick={onShowAll}>Show all</Button>}>
        Nothing that was told fits these filters.
      </EmptyState>
    );
  if (filters.isOpenOnly)
    return (
      <EmptyState
        title="Nothing out of the ordinary"
        action={<Button onClick={onShowAll}>Show what is over</Button>}
      >
        Every job does what it usually does. What does not is told here, with its evidence and with how often
        that would be a false alarm.
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing was told yet">
      Jobs are learned from what they do: after five successes single executions are judged, after forty
      lasting changes. Failures, missing and late starts are told from the first day.
    </EmptyState>
  );
}
