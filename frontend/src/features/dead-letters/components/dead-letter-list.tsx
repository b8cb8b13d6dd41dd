import { useMemo, useState } from "react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { useDeadLetters } from "../api/list-dead-letters";
import { DeadLetterBar } from "./dead-letter-bar";
import { DeadLetterRow } from "./dead-letter-row";

interface DeadLetterListProps {
  /** Of one job; empty for all. */
  jobId: string;
  /** A viewer only looks. */
  canSettle: boolean;
}

/** Executions whose attempts are used up, until a person decides. */
export function DeadLetterList({ jobId, canSettle }: DeadLetterListProps) {
  const list = useDeadLetters(jobId);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const letters = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  // What has gone from the list meanwhile is not chosen any more.
  const chosen = letters.map(({ execution_id: id }) => id).filter((id) => selected.has(id));
  const select = (id: string, isSelected: boolean) => {
    const next = new Set(chosen);
    if (isSelected) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  if (list.isPending) return <SkeletonRows rows={8} />;
  if (list.error && letters.length === 0)
    return <ErrorState what="The dead letters" error={list.error} onRetry={() => void list.refetch()} />;
  if (letters.length === 0) return <NoDeadLetters isOfJob={jobId !== ""} />;
  const [first] = list.data?.pages ?? [];
  const isAll = chosen.length === letters.length;
  return (
    <>
      <div className="flex h-9 items-center gap-3 border-b border-line px-1 text-xs text-faint">
        {canSettle ? (
          <Checkbox
            aria-label="Select all that are shown"
            checked={isAll ? true : chosen.length > 0 ? "indeterminate" : false}
            onCheckedChange={(checked) =>
              setSelected(new Set(checked === true ? letters.map(({ execution_id: id }) => id) : []))
            }
          />
        ) : null}
        <span role="status">{countOf(first?.total ?? letters.length, "execution")}, the latest first</span>
      </div>
      <ul aria-label="Dead letters">
        {letters.map((letter) => (
          <DeadLetterRow
            key={letter.execution_id}
            letter={letter}
            hasJob={jobId === ""}
            canSettle={canSettle}
            isSelected={selected.has(letter.execution_id)}
            onSelect={(isSelected) => select(letter.execution_id, isSelected)}
          />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      <DeadLetterBar ids={chosen} onClear={() => setSelected(new Set())} />
    </>
  );
}

function NoDeadLetters({ isOfJob }: { isOfJob: boolean }) {
  return (
    <EmptyState
      title="No dead letters"
      action={
        isOfJob ? (
          <Button asChild>
            <Link to={paths.deadLetters}>Show those of all jobs</Link>
          </Button>
        ) : null
      }
    >
      When a job that is tried again fails for the last time, its execution waits here until somebody decides
      what becomes of it.
    </EmptyState>
  );
}
