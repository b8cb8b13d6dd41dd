import type { Attempt } from "@/api/types";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { formatDuration } from "@/lib/format";
import { describeAttempt } from "../words";

/** Each try of an execution and how it ended, the first first. */
export function AttemptList({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <ol className="text-sm">
      {attempts.map((attempt) => (
        <li key={attempt.number} className="border-b border-line py-1.5">
          <p className="flex items-center gap-1.5">
            <StateIcon state={attempt.outcome ?? "running"} />
            <span>
              Attempt {attempt.number} {describeAttempt(attempt)}
            </span>
          </p>
          <p className="pl-5 text-xs text-faint">
            <Time value={attempt.started_at} /> on {attempt.worker}
            {attempt.finished_at ? `, ${formatDuration(spanOf(attempt))}` : ""}
          </p>
        </li>
      ))}
    </ol>
  );
}

function spanOf(attempt: Attempt): number {
  return Date.parse(attempt.finished_at ?? attempt.started_at) - Date.parse(attempt.started_at);
}
