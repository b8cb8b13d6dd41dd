import type { QueryClient } from "@tanstack/react-query";
import type { ChronosEvent, ExecutionState, JobRow, JobRows } from "@/api/types";
import { isLive } from "@/lib/status";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { jobKeys } from "./api/keys";

const RECENT = 30;
/** The list is patched in place, so that asking for its windows may wait. */
const LIST_INTERVAL_MS = 5_000;
const COUNTS_INTERVAL_MS = 10_000;

/** Brings an event into the cache: rows change at once, the server's numbers follow. */
export function applyJobEvent(client: QueryClient, event: ChronosEvent, stale: ThrottledInvalidation): void {
  if (event.type !== "job.deleted") stale.invalidate(jobKeys.detail(event.job_id));
  if (event.type === "job.deleted" || event.type === "job.saved") {
    stale.invalidate(jobKeys.lists);
    stale.invalidate(["jobs", "facets"]);
    return;
  }
  client.setQueriesData<JobRows>({ queryKey: jobKeys.lists }, (window) => window && withEvent(window, event));
  stale.invalidate(jobKeys.lists, LIST_INTERVAL_MS);
  stale.invalidate(["jobs", "facets"], COUNTS_INTERVAL_MS);
}

function withEvent(window: JobRows, event: ChronosEvent): JobRows {
  const { execution_id: id, state } = event;
  const index = window.items.findIndex((row) => row.id === event.job_id);
  const row = window.items[index];
  if (!id || !state || !row) return window;
  return { ...window, items: window.items.with(index, withOutcome(row, id, state, event.time ?? null)) };
}

/** The row after one execution came to `state`; only what ended enters the bar code. */
export function withOutcome(row: JobRow, id: string, state: ExecutionState, time: string | null): JobRow {
  if (state === "running") return { ...row, running: Math.max(1, row.running) };
  if (isLive(state) || row.last_execution_id === id) return row;
  return {
    ...row,
    running: Math.max(0, row.running - 1),
    last_execution_id: id,
    last_state: state,
    last_finished_at: time ?? row.last_finished_at,
    outcomes: [state, ...row.outcomes].slice(0, RECENT),
    durations_ms: [null, ...row.durations_ms].slice(0, RECENT),
  };
}
