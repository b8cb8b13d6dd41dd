import type { Schedule } from "@/api/types";
import { instantToWall, wallToInstant } from "@/lib/zoned-time";

/** A schedule while it is being written: each kind keeps what was typed when another is looked at. */
export interface ScheduleDraft {
  kind: Schedule["kind"] | "none";
  timezone: string;
  expression: string;
  /** NaN while nothing usable is typed. */
  every_s: number;
  /** Wall times in `timezone`, as a datetime-local field has them. */
  start_at: string;
  run_at: string;
}

const DEFAULT_EXPRESSION = "0 2 * * *";
const DEFAULT_EVERY_S = 300;

export function draftOf(schedule: Schedule | null, ownZone: string): ScheduleDraft {
  const timezone = schedule?.timezone ?? ownZone;
  const wall = (instant: string | null) => (instant === null ? "" : instantToWall(instant, timezone));
  return {
    kind: schedule?.kind ?? "none",
    timezone,
    expression: schedule?.kind === "cron" ? schedule.expression : DEFAULT_EXPRESSION,
    every_s: schedule?.kind === "interval" ? schedule.every_s : DEFAULT_EVERY_S,
    start_at: schedule?.kind === "interval" ? wall(schedule.start_at ?? null) : "",
    run_at: schedule?.kind === "date" ? wall(schedule.run_at) : "",
  };
}

/** The schedule that was written; undefined while it is not complete enough to ask about. */
export function scheduleOf(draft: ScheduleDraft): Schedule | null | undefined {
  const { kind, timezone } = draft;
  switch (kind) {
    case "none":
      return null;
    case "cron":
      return draft.expression.trim() === ""
        ? undefined
        : { kind, expression: draft.expression.trim(), timezone };
    case "interval":
      return Number.isFinite(draft.every_s) && draft.every_s > 0
        ? { kind, every_s: draft.every_s, start_at: wallToInstant(draft.start_at, timezone), timezone }
        : undefined;
    case "date": {
      const runAt = wallToInstant(draft.run_at, timezone);
      return runAt === null ? undefined : { kind, run_at: runAt, timezone };
    }
  }
}
