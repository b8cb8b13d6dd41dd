import type { WorkerInfo } from "@/api/types";

/** A live worker as the API gives it, with `changes`. */
export function sampleWorker(changes: Partial<WorkerInfo> = {}): WorkerInfo {
  return {
    id: "w1",
    host: "app-1",
    pid: 4_711,
    queues: ["default"],
    slots: 256,
    running: 0,
    started_at: "2026-11-21T08:00:00Z",
    seen_at: "2026-11-21T10:00:00Z",
    labels: [],
    missing: [],
    load: {
      cpu_cores: 0,
      memory_bytes: 0,
      attempts_cpu_cores: 0,
      attempts_memory_bytes: 0,
      disk_free_bytes: null,
    },
    is_cordoned: false,
    is_draining: false,
    ...changes,
  };
}
