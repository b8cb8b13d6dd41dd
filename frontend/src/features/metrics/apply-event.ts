import type { ChronosEvent } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";

/** A finished execution is one more point in its job's charts. */
export function applyMetricsEvent(event: ChronosEvent, invalidation: ThrottledInvalidation): void {
  if (event.type === "execution.finished") invalidation.invalidate(["metrics", "durations", event.job_id]);
}
