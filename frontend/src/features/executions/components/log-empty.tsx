import type { Execution } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { countOf } from "@/lib/format";
import type { LogStatus } from "../log/log-loader";
import { waitingWords } from "../words";

interface LogEmptyProps {
  execution: Execution;
  status: LogStatus;
  /** Lines that there are, of which none is to be seen. */
  hiddenLines: number;
  onRetry: () => void;
}

/** Stands where the log will be, and says why there is none. */
export function LogEmpty({ execution, status, hiddenLines, onRetry }: LogEmptyProps) {
  const isWaiting = status.phase === "loading" || status.phase === "live" || status.phase === "reconnecting";
  const isLive =
    execution.state === "queued" || execution.state === "running" || execution.state === "retrying";
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 p-6 text-center text-sm text-quiet">
      {status.phase === "failed" ? (
        <>
          <p role="alert">The log could not be loaded: {status.problem}</p>
          <Button onClick={onRetry}>Try again</Button>
        </>
      ) : (
        <p className="flex animate-appear items-center gap-2">
          {isWaiting && (isLive || status.phase === "loading") ? <Spinner /> : null}
          {hiddenLines > 0
            ? `None of ${countOf(hiddenLines, "line")} matters as much.`
            : words(execution, status)}
        </p>
      )}
    </div>
  );
}

function words(execution: Execution, { phase, problem }: LogStatus): string {
  const { state, started_at: startedAt } = execution;
  if (phase === "reconnecting") return `${problem ?? "The connection was lost."} Trying again…`;
  if (state === "queued") return waitingWords(execution) ?? "Waiting for a worker…";
  if (state === "skipped" || state === "missed") return "It did not start, so there is no log.";
  if (phase === "loading") return "Loading the log…";
  if (state === "running" || state === "retrying") return "Has not printed anything yet.";
  return startedAt === null ? "It did not start, so there is no log." : "It printed nothing.";
}
