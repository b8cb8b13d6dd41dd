import { countOf } from "@/lib/format";

interface ListTotalProps {
  total: number;
  /** False when the server stopped counting. */
  isComplete: boolean;
  isPending: boolean;
}

/** How many executions match, or how many at least. */
export function ListTotal({ total, isComplete, isPending }: ListTotalProps) {
  if (isPending) return <span />;
  const words = countOf(total, "execution");
  return (
    <p role="status" className="text-sm text-quiet">
      {isComplete ? words : `At least ${words}`}
      {isComplete ? null : (
        <span className="text-faint max-sm:hidden">; the search stopped early, narrow it to see all</span>
      )}
    </p>
  );
}
