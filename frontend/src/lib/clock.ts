import { useSyncExternalStore } from "react";

/** One timer for every relative time on the page: it runs only while somebody looks. */
const TICK_MS = 1_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now();
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The present in epoch milliseconds, cut to `stepMs`: the caller renders once a step. */
export function useNow(stepMs = TICK_MS): number {
  const at = () => (timer === null ? Date.now() : now);
  return useSyncExternalStore(subscribe, () => Math.floor(at() / stepMs) * stepMs);
}
