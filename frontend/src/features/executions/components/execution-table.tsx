import { Fragment, type ReactNode } from "react";
import type { ExecutionFilters } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/format";
import { useExecutionList } from "../use-execution-list";
import { useIsInView } from "../use-is-in-view";
import { ExecutionRow } from "./execution-row";
import { MatchLines } from "./match-lines";
import { ListTotal } from "./list-total";
import { NewRowsPill } from "./new-rows-pill";
import { rowGrid } from "./row-grid";

interface ExecutionTableProps {
  filters: ExecutionFilters;
  /** Leaves out the job's name, for the page of one job. */
  hideJob?: boolean;
  /** Shown when nothing matches. */
  empty?: ReactNode;
  /** Stands beside the total. */
  actions?: ReactNode;
}

/** Executions that match `filters`, newest first unless told, kept up to date in place. */
export function ExecutionTable({ filters, hideJob = false, empty, actions }: ExecutionTableProps) {
  const [top, isAtTop] = useIsInView<HTMLDivElement>();
  const history = useExecutionList(filters, isAtTop);
  const { list, rows } = history;
  const showNew = () => {
    history.showNew();
    top.current?.scrollIntoView({ block: "center" });
  };
  return (
    <div className="min-w-0">
      <div ref={top} className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <ListTotal
          total={history.total}
          isComplete={history.isComplete}
          isPending={list.isPending || list.isError}
        />
        {actions}
      </div>
      <NewRowsPill count={history.newCount} isMore={history.hasMoreNew} isShown={!isAtTop} onShow={showNew} />
      {list.isPending ? <SkeletonRows rows={12} className="max-sm:h-12" /> : null}
      {list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} what="The history" onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && rows.length === 0
        ? (empty ?? (
            <EmptyState title="No executions yet">They will be listed here once a job has run.</EmptyState>
          ))
        : null}
      {rows.length > 0 ? (
        <div role="table" aria-label="Executions" aria-busy={list.isPlaceholderData}>
          <TableHead hasJob={!hideJob} />
          <div role="rowgroup" className={list.isPlaceholderData ? "opacity-60" : undefined}>
            {rows.map((execution) => (
              <Fragment key={execution.id}>
                <ExecutionRow execution={execution} hasJob={!hideJob} />
                <MatchLines execution={execution} />
              </Fragment>
            ))}
          </div>
        </div>
      ) : null}
      {list.hasNextPage ? (
        <div className="flex items-center justify-center gap-3 py-4 text-sm text-faint">
          <span>{formatCount(rows.length)} shown</span>
          <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {filters.sort && filters.sort !== "-scheduled_for" ? "Load more" : "Load older"}
          </Button>
        </div>
      ) : null}
      {list.isFetchNextPageError ? (
        <p role="alert" className="pb-4 text-center text-sm text-failed">
          Could not load more: {list.error.message}
        </p>
      ) : null}
    </div>
  );
}

function TableHead({ hasJob }: { hasJob: boolean }) {
  return (
    <div role="row" className={`${rowGrid(hasJob)} h-8 text-xs text-faint max-sm:sr-only`}>
      <span role="columnheader">State</span>
      {hasJob ? <span role="columnheader">Job</span> : null}
      <span role="columnheader">Scheduled</span>
      <span role="columnheader" className="text-right">
        Took
      </span>
      <span role="columnheader" className="text-right">
        Exit
      </span>
      <span role="columnheader">What happened</span>
    </div>
  );
}
