import type { JobRow } from "@/api/types";

/** A row of the table of jobs as the API gives it, with `changes`. */
export function sampleRow(changes: Partial<JobRow> = {}): JobRow {
  return {
    id: "a1b2c3d4e5f6g7h8",
    name: "nightly backup",
    state: "active",
    version: 1,
    tags: [],
    more_tags: 0,
    kind: "shell",
    queue: "default",
    owner_id: "u1",
    schedule_text: "Every day at 02:00, UTC",
    next_fire_at: "2026-11-22T02:00:00Z",
    is_late: false,
    queued: 0,
    running: 0,
    last_execution_id: null,
    last_state: null,
    last_finished_at: null,
    outcomes: [],
    durations_ms: [],
    rights: ["job:create", "job:delete", "job:pause", "job:read", "job:run", "job:share", "job:update"],
    ...changes,
  };
}
