import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { ChronosEvent, ExecutionState, Job, Page } from "@/api/types";
import { isLive } from "@/lib/status";
import type { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { jobKeys } from "./api/keys";

type JobPages = InfiniteData<Page<Job>, string | null>;

const RECENT = 30;
/** The list is patched in place, so that asking for all of its pages may wait. */
const LIST_INTERVAL_MS = 5_000;

/** Brings an event into the cache: rows change at once, the server's numbers follow. */
export function applyJobEvent(client: QueryClient, event: ChronosEvent, stale: ThrottledInvalidation): void {
  if (event.type === "job.deleted") {
    client.setQueriesData<JobPages>(
      { queryKey: jobKeys.lists },
      (list) => list && without(list, event.job_id),
    );
    stale.invalidate(jobKeys.lists);
    return;
  }
  stale.invalidate(jobKeys.detail(event.job_id));
  if (event.type === "job.saved") {
    stale.invalidate(jobKeys.lists);
    return;
  }
  client.setQueriesData<JobPages>({ queryKey: jobKeys.lists }, (list) => list && withExecution(list, event));
  stale.invalidate(jobKeys.lists, LIST_INTERVAL_MS);
}

function without(list: JobPages, jobId: string): JobPages {
  const holds = (page: Page<Job>) => page.items.some(({ id }) => id === jobId);
  if (!list.pages.some(holds)) return list;
  const pages = list.pages.map((page) => ({
    ...page,
    total: page.total - 1,
    items: page.items.filter(({ id }) => id !== jobId),
  }));
  return { ...list, pages };
}

function withExecution(list: JobPages, event: ChronosEvent): JobPages {
  const { execution_id: id, state } = event;
  if (!id || !state) return list;
  if (!list.pages.some(({ items }) => items.some((job) => job.id === event.job_id))) return list;
  const pages = list.pages.map((page) => {
    const index = page.items.findIndex((job) => job.id === event.job_id);
    const job = page.items[index];
    if (!job) return page;
    return { ...page, items: page.items.with(index, withOutcome(job, id, state, event.time ?? null)) };
  });
  return { ...list, pages };
}

/** The job after one execution came to `state`; only what ended enters the bar code. */
export function withOutcome(job: Job, id: string, state: ExecutionState, time: string | null): Job {
  const { stats } = job;
  if (state === "running") return { ...job, stats: { ...stats, running: Math.max(1, stats.running) } };
  if (isLive(state) || stats.recent.some((outcome) => outcome.id === id)) return job;
  const ended = {
    running: Math.max(0, stats.running - 1),
    last_execution_id: id,
    last_state: state,
    last_finished_at: time ?? stats.last_finished_at,
    recent: [{ id, state, duration_ms: null }, ...stats.recent].slice(0, RECENT),
  };
  return { ...job, stats: { ...stats, ...ended } };
}
