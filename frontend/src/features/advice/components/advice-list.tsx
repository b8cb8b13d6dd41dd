import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAdvice } from "../api/list-advice";
import type { AdviceFilters } from "../filters";
import { AdviceRow } from "./advice-row";

interface AdviceListProps {
  filters: AdviceFilters;
  /** On the page of a job, where nothing to say is said in a line. */
  isOfJob?: boolean;
}

/** What had better be set otherwise. */
export function AdviceList({ filters, isOfJob = false }: AdviceListProps) {
  const list = useAdvice(filters);
  const advice = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.isPending) return <SkeletonRows rows={isOfJob ? 2 : 6} className="h-16" />;
  if (list.error && advice.length === 0)
    return <ErrorState what="The advice" error={list.error} onRetry={() => void list.refetch()} />;
  if (advice.length === 0)
    return isOfJob ? (
      <p className="py-2 text-sm text-quiet">Nothing: its settings fit what it does, as far as is known.</p>
    ) : (
      <NoAdvice filters={filters} />
    );
  return (
    <>
      <ul aria-label="Advice">
        {advice.map((one) => (
          <AdviceRow key={one.id} advice={one} hideJob={isOfJob} />
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

function NoAdvice({ filters: { state, kind, owner } }: { filters: AdviceFilters }) {
  if (state !== "open")
    return <EmptyState title={state === "applied" ? "Nothing was applied" : "Nothing was dismissed"} />;
  return (
    <EmptyState title={kind || owner ? "No such advice" : "No advice"}>
      Every night the past of each job is held against its settings. What had better be set otherwise stands
      here, with the numbers it rests on.
    </EmptyState>
  );
}
