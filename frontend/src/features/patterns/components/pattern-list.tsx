import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { countOf } from "@/lib/format";
import { usePatterns } from "../api/list-patterns";
import type { PatternFilters } from "../filters";
import { PatternRow } from "./pattern-row";

interface PatternListProps {
  filters: PatternFilters;
  /** What takes the filters away; none where there are none. */
  widen: ReactNode;
}

/** What failures have in common, one cause a row. */
export function PatternList({ filters, widen }: PatternListProps) {
  const list = usePatterns(filters);
  if (list.isPending) return <SkeletonRows rows={8} />;
  const patterns = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = list.data?.pages ?? [];
  if (list.error && patterns.length === 0)
    return <ErrorState what="The patterns" error={list.error} onRetry={() => void list.refetch()} />;
  if (patterns.length === 0)
    return widen ? (
      <EmptyState title="No such pattern" action={widen}>
        No failure that is remembered says this.
      </EmptyState>
    ) : (
      <EmptyState title="No failures are remembered">
        When executions fail, those of one cause are gathered here: what they say, how often, of which jobs,
        and what ended them. A note on a pattern is shown to whoever meets it next.
      </EmptyState>
    );
  return (
    <>
      <p role="status" className="flex h-9 items-center border-b border-line px-1 text-xs text-faint">
        {first?.complete === false ? "At least " : ""}
        {countOf(first?.total ?? patterns.length, "pattern")}
      </p>
      <ul aria-label="Patterns of failures">
        {patterns.map((pattern) => (
          <PatternRow key={pattern.id} pattern={pattern} />
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
