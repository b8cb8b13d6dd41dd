import type { ChronosEvent } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { insightKeys } from "./api/keys";

/** Asks again for what is told of jobs. Whether the event was of that kind. */
export function applyInsightEvent(event: ChronosEvent, stale: ThrottledInvalidation): boolean {
  if (event.type !== "insight.changed") return false;
  stale.invalidate(insightKeys.all);
  return true;
}
