import type { BackfillAnswer } from "@/api/types";
import { FormError } from "@/components/ui/form-error";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { countOf, formatExact } from "@/lib/format";

interface DryRunProps {
  answer: BackfillAnswer | undefined;
  error: unknown;
  /** The answer is about what stood in the fields before. */
  isStale: boolean;
  isComplete: boolean;
  zone: string;
}

/** What a backfill would run, before anything does. */
export function DryRun({ answer, error, isStale, isComplete, zone }: DryRunProps) {
  return (
    <div
      aria-live="polite"
      className={cn(
        "min-h-14 border-l-2 border-line-strong py-0.5 pl-4 text-sm transition-opacity",
        answer && isStale && "opacity-60",
      )}
    >
      {error ? (
        <FormError error={error} />
      ) : !isComplete ? (
        <p className="text-quiet">Choose a time to see what would run.</p>
      ) : answer ? (
        <Times answer={answer} zone={zone} />
      ) : (
        <Skeleton className="mt-1 w-56" />
      )}
    </div>
  );
}

function Times({ answer: { total, times }, zone }: { answer: BackfillAnswer; zone: string }) {
  if (total === 0) return <p className="text-quiet">There is nothing to run in this time.</p>;
  const more = total - times.length;
  return (
    <>
      <p className="font-medium">Would run {countOf(total, "due time")}.</p>
      <ol aria-label="Due times that would run" className="mt-1 max-h-40 overflow-y-auto text-quiet">
        {times.map((time) => (
          <li key={time}>{formatExact(time, zone)}</li>
        ))}
      </ol>
      {more > 0 ? <p className="text-faint">and {countOf(more, "more", "more")}</p> : null}
    </>
  );
}
