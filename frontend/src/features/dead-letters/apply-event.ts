import type { ChronosEvent } from "@/api/types";
import { isUnsuccessful } from "@/lib/status";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { deadLetterKeys } from "./api/keys";

/** An execution that failed may be one more. */
export function applyDeadLetterEvent(event: ChronosEvent, invalidation: ThrottledInvalidation): void {
  if (event.type === "execution.finished" && event.state && isUnsuccessful(event.state))
    invalidation.invalidate(deadLetterKeys.all);
}
