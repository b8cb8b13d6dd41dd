import { useSyncExternalStore } from "react";

/** One timer for every relative time on the page: it runs only while somebody looks. */
const TICK_MS = 1_000;
/** A clock that is this much off is wrong; less is the way of the answer and the server's whole seconds. */
const WRONG_MS = 30_000;
/** Of an answer that took longer one cannot say when it was written. */
const SLOW_MS = 5_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
/** What the server's clock is ahead of this computer's, ms; 0 while both agree well enough. */
let skew = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of [...listeners]) listener();
}

function tick(): void {
  now = serverNow();
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    now = serverNow();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The present in epoch milliseconds; by the server's clock where this computer's is wrong. */
export function serverNow(): number {
  return Date.now() + skew;
}

/** The present in epoch milliseconds, cut to `stepMs`: the caller renders once a step. */
export function useNow(stepMs = TICK_MS): number {
  const at = () => (timer === null ? serverNow() : now);
  return useSyncExternalStore(subscribe, () => Math.floor(at() / stepMs) * stepMs);
}

/** What the server's clock is ahead of this computer's, ms; 0 when nobody would notice. */
export function useClockSkew(): number {
  return useSyncExternalStore(subscribe, () => skew);
}

/** Takes notice of the `Date` of an answer to what was sent and answered at these times of this computer. */
export function compareClocks(date: string | null, sentAt: number, answeredAt: number): void {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs) || answeredAt - sentAt > SLOW_MS || answeredAt < sentAt) return;
  // The header has whole seconds: on the average it is half of one ago.
  const found = theirs + 500 - (sentAt + answeredAt) / 2;
  const next = Math.abs(found) < WRONG_MS ? 0 : Math.round(found / TICK_MS) * TICK_MS;
  // Not at each answer anew, or every time on the page would tremble.
  if (Math.abs(next - skew) <= 2 * TICK_MS) return;
  skew = next;
  now = serverNow();
  tell();
}
