import { Link } from "react-router";
import type { Attempt, Execution } from "@/api/types";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { formatDuration } from "@/lib/format";
import { writeLineHash } from "../log/line-link";
import { describeAttempt } from "../words";

/** Each try of an execution, how it ended and where in the log it begins, the first first. */
export function AttemptList({ execution }: { execution: Execution }) {
  const { attempts } = execution;
  return (
    <ol className="text-sm">
      {attempts.map((attempt, index) => (
        <li key={attempt.number} className="border-b border-line py-1.5">
          <p className="flex items-start gap-1.5">
            <StateIcon state={attempt.outcome ?? "running"} className="mt-[3px]" />
            <span className="min-w-0 flex-1">
              Attempt {attempt.number} {describeAttempt(attempt)}
            </span>
            {attempts[index + 1]?.first_line === attempt.first_line ? null : <LogLink attempt={attempt} />}
          </p>
          <p className="pl-5 text-xs text-faint">
            <Time value={attempt.started_at} /> on {attempt.worker}
            {attempt.finished_at ? `, ${formatDuration(spanOf(attempt))}` : ""}
          </p>
          <WaitAfter
            attempt={attempt}
            isLast={index === attempts.length - 1}
            isRetrying={execution.state === "retrying"}
          />
        </li>
      ))}
    </ol>
  );
}

function LogLink({ attempt: { number, first_line: offset } }: { attempt: Attempt }) {
  return (
    <Link
      to={{ hash: writeLineHash({ first: offset, last: offset }) }}
      replace
      preventScrollReset
      aria-label={`Log of attempt ${number}, from line ${offset + 1}`}
      className="text-xs leading-5 text-quiet underline decoration-line-strong underline-offset-2 hover:text-fg"
    >
      log
    </Link>
  );
}

interface WaitAfterProps {
  attempt: Attempt;
  isLast: boolean;
  isRetrying: boolean;
}

/** What lies between an attempt and the next one. */
function WaitAfter({ attempt, isLast, isRetrying }: WaitAfterProps) {
  if (!attempt.retry_at || !attempt.finished_at) return null;
  const waitMs = Date.parse(attempt.retry_at) - Date.parse(attempt.finished_at);
  return (
    <p className="pl-5 text-xs text-faint">
      {isLast && isRetrying ? (
        <>
          The next one <Time value={attempt.retry_at} past="is about to begin" />
        </>
      ) : (
        `then waited ${formatDuration(Math.max(0, waitMs))}`
      )}
    </p>
  );
}

function spanOf(attempt: Attempt): number {
  return Date.parse(attempt.finished_at ?? attempt.started_at) - Date.parse(attempt.started_at);
}
