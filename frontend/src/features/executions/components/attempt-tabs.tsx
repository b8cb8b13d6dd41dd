import { Link } from "react-router";
import type { Attempt } from "@/api/types";
import { StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import { type LineRange, writeLineHash } from "../log/line-link";
import { describeAttempt } from "../words";

interface AttemptTabsProps {
  attempts: readonly Attempt[];
  /** The lines that are chosen, by which it is known which attempt one looks at. */
  selection: LineRange | null;
}

/** Of many attempts the last ones. */
const MOST = 12;

/** Leads to where in the log each attempt begins; nothing where there was but one. */
export function AttemptTabs({ attempts, selection }: AttemptTabsProps) {
  if (attempts.length < 2) return null;
  const current = selection
    ? attempts.findLast(({ first_line: first }) => first <= selection.first)?.number
    : undefined;
  return (
    <nav aria-label="Attempts" className="flex flex-wrap items-center gap-1 print:hidden">
      <span className="pr-1 text-quiet">Attempts</span>
      {attempts.slice(-MOST).map((attempt) => (
        <Link
          key={attempt.number}
          to={{ hash: writeLineHash({ first: attempt.first_line, last: attempt.first_line }) }}
          replace
          preventScrollReset
          aria-current={attempt.number === current ? "true" : undefined}
          aria-label={`Attempt ${attempt.number} ${describeAttempt(attempt)}`}
          title={`Attempt ${attempt.number} ${describeAttempt(attempt)}`}
          className={cn(
            "inline-flex h-6 items-center gap-1 rounded-md px-1.5 hover:bg-hover pointer-coarse:h-9",
            attempt.number === current && "bg-selected text-fg",
          )}
        >
          <StateIcon state={attempt.outcome ?? "running"} />
          {attempt.number}
        </Link>
      ))}
    </nav>
  );
}
