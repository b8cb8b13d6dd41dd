import type { ChronosEvent } from "@/api/types";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { commentsKey } from "./api/keys";

/** Asks for a job's comments again when somebody wrote, changed or deleted one. Whether the event was of that kind. */
export function applyCommentEvent(event: ChronosEvent, stale: ThrottledInvalidation): boolean {
  if (event.type !== "comment.saved") return false;
  stale.invalidate(commentsKey(event.job_id));
  return true;
}
