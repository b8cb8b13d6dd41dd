import type { ChronosEvent } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";

/** What was expected is worked out anew each time: not with every execution of a busy job. */
const BAND_INTERVAL_MS = 30_000;

/** A finished execution is one more point in its job's charts; what is told of one is a ring. */
export function applyMetricsEvent(event: ChronosEvent, invalidation: ThrottledInvalidation): void {
  if (event.type === "execution.finished") invalidation.invalidate(["metrics", "durations", event.job_id]);
  else if (event.type !== "insight.changed") return;
  invalidation.invalidate(["metrics", "expectations", event.job_id], BAND_INTERVAL_MS);
}
