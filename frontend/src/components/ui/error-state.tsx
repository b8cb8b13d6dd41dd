import { Button } from "@/components/ui/button";
import { ApiProblem, problemText } from "@/lib/api-problem";

interface ErrorStateProps {
  error: unknown;
  /** What could not be shown: "The jobs". */
  what?: string;
  /** It is all there is on the page, so that its title is the page's. */
  isPage?: boolean;
  onRetry?: () => void;
}

/** Says what happened and offers to try again; offline reads differently from refused. */
export function ErrorState({ error, what = "This", isPage = false, onRetry }: ErrorStateProps) {
  const Heading = isPage ? "h1" : "h2";
  const isOffline = error instanceof ApiProblem && error.isOffline;
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-md animate-appear flex-col items-center px-4 py-14 text-center"
    >
      <Heading className="text-base font-semibold">
        {isOffline ? "The server is out of reach" : `${what} could not be shown`}
      </Heading>
      <p className="mt-1 text-sm text-quiet">{problemText(error)}</p>
      {onRetry ? (
        <Button className="mt-4" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
