import type { UseQueryResult } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { ApiProblem, problemText } from "@/lib/api-problem";

interface WidgetAnswerProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** What a widget found; while it waits a grey stand-in, and words when it fails. What it had stays, with its age. */
export function WidgetAnswer<T>({ query, children }: WidgetAnswerProps<T>) {
  const { data, error, dataUpdatedAt, refetch } = query;
  if (data === undefined && error === null)
    return (
      <div role="status" aria-label="Loading" className="flex h-full flex-col justify-center gap-2">
        <Skeleton className="w-3/5" />
        <Skeleton className="w-2/5" />
      </div>
    );
  if (data === undefined)
    return (
      <div role="alert" className="flex h-full items-center gap-2 text-sm text-quiet">
        <span className="min-w-0 flex-1">{refusalText(error)}</span>
        <IconButton label="Try again" size="icon-sm" onClick={() => void refetch()}>
          <RotateCw size={14} />
        </IconButton>
      </div>
    );
  return (
    <>
      {children(data)}
      {error ? (
        <p
          role="status"
          className="absolute right-2 bottom-1 rounded-sm bg-page px-1 text-xs text-missed"
          title={problemText(error)}
        >
          as it was <Time value={dataUpdatedAt} />
        </p>
      ) : null}
    </>
  );
}

function refusalText(error: unknown): string {
  if (error instanceof ApiProblem && (error.status === 403 || error.isNotFound))
    return "This is not there any more, or not yours to see.";
  return problemText(error);
}
