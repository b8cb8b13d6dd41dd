import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { countOf } from "@/lib/format";
import { logSearchOptions } from "../api/search-logs";
import type { LogSearchFilters } from "../view";
import { LogHit } from "./log-hit";

interface LogHitListProps {
  filters: LogSearchFilters;
  /** Offered when nothing was found. */
  widen: ReactNode;
}

/** The executions whose logs have the words, the best of each page first. */
export function LogHitList({ filters, widen }: LogHitListProps) {
  const search = useInfiniteQuery(logSearchOptions(filters));
  const pages = search.data?.pages ?? [];
  const hits = pages.flatMap((page) => page.items);
  const last = pages.at(-1);
  if (search.isPending) return <SkeletonRows rows={10} />;
  if (search.isError && hits.length === 0)
    return <ErrorState what="The search" error={search.error} onRetry={() => void search.refetch()} />;
  if (hits.length === 0 && !search.hasNextPage)
    return (
      <EmptyState title="Nothing found" action={widen}>
        No log that is kept has all of these words. A star finds what begins so: refus* finds refused.
      </EmptyState>
    );
  const hasMore = search.hasNextPage;
  const wasCut = last?.complete === false;
  return (
    <div aria-busy={search.isPlaceholderData} className={search.isPlaceholderData ? "opacity-60" : undefined}>
      <p
        role="status"
        className="flex min-h-8 flex-wrap items-center gap-x-1.5 border-b border-line text-sm text-quiet"
      >
        {countOf(last?.total ?? hits.length, "execution")}
        {hasMore ? " so far" : null}
        {wasCut ? (
          <span className="text-missed">Not all logs could be looked at in time; look further to go on.</span>
        ) : null}
      </p>
      <ul aria-label="Executions found">
        {hits.map((hit) => (
          <LogHit key={hit.execution_id} hit={hit} />
        ))}
      </ul>
      {search.isError ? (
        <p role="alert" className="mt-3 text-sm text-failed">
          The search did not go on: {search.error.message}
        </p>
      ) : null}
      {hasMore ? (
        <Button
          className="mt-3"
          isBusy={search.isFetchingNextPage}
          onClick={() => void search.fetchNextPage()}
        >
          Look further back
        </Button>
      ) : null}
    </div>
  );
}
