import { RotateCcw, X } from "lucide-react";
import { Link } from "react-router";
import type { DeadLetter } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { MiddleText } from "@/components/ui/middle-text";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { causeWords, withoutCause } from "@/lib/causes";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { type Decision, useSettleDeadLetters } from "../api/settle-dead-letters";

interface DeadLetterRowProps {
  letter: DeadLetter;
  hasJob: boolean;
  canSettle: boolean;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}

/** One execution that waits for a decision: why, after how many attempts, since when. */
export function DeadLetterRow({ letter, hasJob, canSettle, isSelected, onSelect }: DeadLetterRowProps) {
  const settle = useSettleDeadLetters();
  const { execution_id: id, job_name: name, attempts, error, ended_at: endedAt } = letter;
  const cause = causeWords(letter);
  const decide = (decision: Decision) => settle.mutate({ ids: [id], decision });
  return (
    <li
      data-row=""
      className={cn(
        "relative flex items-start gap-3 border-b border-line px-1 py-2 text-sm hover:bg-hover",
        isSelected && "bg-selected hover:bg-selected",
      )}
    >
      {canSettle ? (
        <Checkbox
          className="relative z-1 mt-0.5"
          aria-label={`Select ${name}, ${id}`}
          checked={isSelected}
          onCheckedChange={(checked) => onSelect(checked === true)}
        />
      ) : null}
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <Link
            to={paths.execution(id)}
            className="flex min-w-0 font-medium after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus"
          >
            <MiddleText>{hasJob ? name : id}</MiddleText>
          </Link>
          <span className="text-failed">{cause || EXECUTION_LOOK[letter.state].word}</span>
          <span className="text-quiet">
            after {countOf(attempts, "attempt")}, <Time value={endedAt} className="relative z-1" />
          </span>
        </span>
        {error ? (
          <span className="block truncate text-xs text-quiet" title={error}>
            {withoutCause(error, cause)}
          </span>
        ) : null}
      </span>
      {canSettle ? (
        <span className="relative z-1 flex">
          <IconButton
            label={`Try ${name} again`}
            size="icon-sm"
            disabled={settle.isPending}
            onClick={() => decide("retry")}
          >
            <RotateCcw size={14} />
          </IconButton>
          <IconButton
            label={`Dismiss ${name}`}
            size="icon-sm"
            disabled={settle.isPending}
            onClick={() => decide("dismiss")}
          >
            <X size={14} />
          </IconButton>
        </span>
      ) : null}
    </li>
  );
}
