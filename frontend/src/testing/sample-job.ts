import type { Job, JobStats } from "@/api/types";

const STATS: JobStats = {
  queued: 0,
  running: 0,
  retrying: 0,
  succeeded: 0,
  failed: 0,
  timed_out: 0,
  cancelled: 0,
  abandoned: 0,
  skipped: 0,
  missed: 0,
  last_execution_id: null,
  last_state: null,
  last_finished_at: null,
  recent: [],
};

type JobChanges = Partial<Omit<Job, "stats">> & { stats?: Partial<JobStats> };

/** A job as the API gives it, with `changes`. */
export function sampleJob({ stats = {}, ...changes }: JobChanges = {}): Job {
  return {
    id: "a1b2c3d4e5f6g7h8",
    name: "nightly backup",
    description: "",
    tags: [],
    state: "active",
    schedule: { kind: "cron", expression: "0 2 * * *", timezone: "UTC" },
    schedule_text: "Every day at 02:00, UTC",
    timing: {},
    executor: { kind: "shell", config: { command: "true" } },
    timeout_s: 3600,
    grace_s: 10,
    environment: {},
    queue: "default",
    priority: "normal",
    overlap: "skip",
    max_concurrent: 1,
    overlap_queue_limit: 100,
    misfire: "latest",
    misfire_grace_s: 60,
    misfire_window_s: null,
    misfire_cap: 100,
    max_executions: null,
    reset_counter_on_active: true,
    fired_count: 0,
    snoozed_until: null,
    paused_at: null,
    resumed_at: null,
    pause_reason: "",
    on_lost: "fail",
    owner_id: "u1",
    version: 1,
    created_at: "2026-11-01T00:00:00Z",
    updated_at: "2026-11-01T00:00:00Z",
    next_fire_at: "2026-11-22T02:00:00Z",
    ...changes,
    stats: { ...STATS, ...stats },
  };
}
