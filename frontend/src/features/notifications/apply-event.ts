import type { ChronosEvent } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { notificationKeys } from "./api/keys";

/** Asks for one's notifications again when there is news in the inbox. Whether the event was of that kind. */
export function applyNotificationEvent(event: ChronosEvent, stale: ThrottledInvalidation): boolean {
  if (event.type !== "notification.changed") return false;
  stale.invalidate(notificationKeys.all);
  return true;
}
