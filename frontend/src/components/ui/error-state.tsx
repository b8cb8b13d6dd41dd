import { Button } from "@/components/ui/button";
import { ApiProblem, problemText } from "@/lib/api-problem";

interface ErrorStateProps {
  error: unknown;
  /** What could not be shown: "The jobs". */
  what?: string;
  onRetry?: () => void;
}

/** Says what happened and offers to try again; offline reads differently from refused. */
export function ErrorState({ error, what = "This", onRetry }: ErrorStateProps) {
  const isOffline = error instanceof ApiProblem && error.isOffline;
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-md animate-appear flex-col items-center px-4 py-14 text-center"
    >
      <h2 className="text-base font-semibold">
        {isOffline ? "The server is out of reach" : `${what} could not be shown`}
      </h2>
      <p className="mt-1 text-sm text-quiet">{problemText(error)}</p>
      {onRetry ? (
        <Button className="mt-4" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
