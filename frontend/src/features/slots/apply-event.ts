import type { ChronosEvent } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { slotKeys } from "./api/keys";

/** A dense schedule fills several pages: they are not asked for with each event. */
const INTERVAL_MS = 5_000;

/** Whatever happens to a job may be a new mark on its strip. */
export function applySlotsEvent(event: ChronosEvent, stale: ThrottledInvalidation): void {
  stale.invalidate(slotKeys.live(event.job_id), INTERVAL_MS);
}
