import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";

/** Whatever happened, the overview may say something else now. */
export function applyOverviewEvent(stale: ThrottledInvalidation): void {
  stale.invalidate(["overview"]);
}
