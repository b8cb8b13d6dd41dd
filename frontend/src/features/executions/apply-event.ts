import type { QueryClient } from "@tanstack/react-query";
import type { ChronosEvent, Execution } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { executionKeys } from "./api/keys";
import { applyToExecution, applyToPages, type ExecutionPages } from "./list-merge";

/** Brings an event into the cache: the row changes at once, the rest is asked for again soon. */
export function applyExecutionEvent(
  client: QueryClient,
  event: ChronosEvent,
  invalidation: ThrottledInvalidation,
): void {
  const id = event.execution_id;
  if (!id) return;
  client.setQueriesData<ExecutionPages>(
    { queryKey: executionKeys.lists },
    (list) => list && applyToPages(list, event),
  );
  client.setQueryData<Execution>(
    executionKeys.detail(id),
    (execution) => execution && (applyToExecution(execution, event) ?? execution),
  );
  invalidation.invalidate(executionKeys.heads);
  if (client.getQueryState(executionKeys.detail(id))) invalidation.invalidate(executionKeys.detail(id));
}
