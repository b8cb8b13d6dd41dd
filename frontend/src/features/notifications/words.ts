import type { NotificationItem, NotificationKind } from "@/api/types";
import { paths } from "@/config/paths";
import { EXECUTION_LOOK, type StateLook } from "@/lib/status";

interface KindWords {
  word: string;
  /** When one is told so. */
  meaning: string;
}

export const KINDS: Record<NotificationKind, KindWords> = {
  job_failed: { word: "Job failed", meaning: "The first failure after a success" },
  still_failing: { word: "Still failing", meaning: "It failed again and again" },
  recovered: { word: "Works again", meaning: "A success after failures" },
  missed: { word: "Did not start", meaning: "Due times were skipped or missed" },
  abandoned: { word: "Worker lost", meaning: "A worker vanished, and nothing tries again" },
  shared: { word: "Shared with you", meaning: "Somebody shared a job with you or your team" },
  handed_over: { word: "Handed over", meaning: "Somebody gave a job to you or your team" },
  comment: { word: "Comment", meaning: "On your job, or in answer to you" },
  role_changed: { word: "Your role", meaning: "An administrator gave you another one" },
  insight: { word: "Unusual", meaning: "What a job did is rare for it, and not muted" },
  maintenance: { word: "Maintenance", meaning: "It begins or ends" },
};

export const NOTIFICATION_KINDS = Object.keys(KINDS) as NotificationKind[];

/** The mark of those that tell of a job's state; the others have none. */
export const KIND_LOOK: Partial<Record<NotificationKind, StateLook>> = {
  job_failed: EXECUTION_LOOK.failed,
  still_failing: EXECUTION_LOOK.failed,
  recovered: EXECUTION_LOOK.succeeded,
  missed: EXECUTION_LOOK.missed,
  abandoned: EXECUTION_LOOK.abandoned,
};

/** The id of one about an insight is that insight's, after a letter. */
const INSIGHT_PREFIX = 1;

/** Where a notification leads; nowhere when there is no page about it. */
export function addressOf({
  id,
  kind,
  execution_id: executionId,
  job_id: jobId,
}: NotificationItem): string | null {
  if (kind === "insight") return paths.insight(id.slice(INSIGHT_PREFIX));
  if (executionId) return paths.execution(executionId);
  if (jobId) return kind === "comment" ? `${paths.job(jobId)}?tab=comments` : paths.job(jobId);
  return kind === "role_changed" ? paths.account : null;
}
