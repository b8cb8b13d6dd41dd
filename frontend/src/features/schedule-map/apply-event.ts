import type { ChronosEvent } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { scheduleMapKeys } from "./api/keys";

/** The map is dear, and told of minutes: it is asked for again now and then. */
const EVERY_MS = 5_000;
const TELLING: readonly ChronosEvent["type"][] = [
  "job.saved",
  "job.deleted",
  "execution.started",
  "execution.finished",
];

export function applyScheduleMapEvent(event: ChronosEvent, stale: ThrottledInvalidation): void {
  if (TELLING.includes(event.type)) stale.invalidate(scheduleMapKeys.all, EVERY_MS);
}
