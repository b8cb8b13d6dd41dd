import type { Execution } from "@/api/types";

/** An execution as the API gives it, with `changes`. */
export function sampleExecution(changes: Partial<Execution> = {}): Execution {
  return {
    id: "0000000000000001-18f",
    job_id: "0000000000000001",
    job_name: "Back up orders",
    job_version: 3,
    owner_id: "owner",
    tags: ["db"],
    origin: "schedule",
    state: "succeeded",
    queue: "default",
    scheduled_for: "2026-03-01T02:00:00Z",
    queued_at: "2026-03-01T02:00:00.010Z",
    started_at: "2026-03-01T02:00:00.050Z",
    finished_at: "2026-03-01T02:00:04.250Z",
    duration_ms: 4200,
    lag_ms: 50,
    exit_code: 0,
    error: null,
    reason: null,
    missed_count: 0,
    missed_until: null,
    cpu_ms: 310,
    peak_memory_bytes: 12_000_000,
    log: { lines: 3, bytes: 90, dropped_lines: 0, dropped_bytes: 0 },
    attempts: [
      {
        number: 1,
        worker: "host-1",
        started_at: "2026-03-01T02:00:00.050Z",
        finished_at: "2026-03-01T02:00:04.250Z",
        outcome: "succeeded",
        exit_code: 0,
        signal: null,
        error: null,
      },
    ],
    highlights: [],
    ...changes,
  };
}
