import { useSyncExternalStore } from "react";
import type { StreamState } from "@/lib/live-stream";

/** State of this tab's events stream, for the frame to show. */
let current: StreamState = { status: "connecting", since: Date.now() };
const listeners = new Set<() => void>();

export function setConnection(state: StreamState): void {
  current = state;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useConnection(): StreamState {
  return useSyncExternalStore(subscribe, () => current);
}
