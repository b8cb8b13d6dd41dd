import type { ExecutionRecord } from "@/api/types";

/** The record of an execution as the API gives it, with `changes`. */
export function sampleRecord(changes: Partial<ExecutionRecord> = {}): ExecutionRecord {
  return {
    parameters: {},
    dry_run: false,
    replay_of: null,
    replays: [],
    output: null,
    condition: null,
    progress: null,
    metrics: [],
    artifacts: [],
    waiting_for: null,
    ...changes,
  };
}
