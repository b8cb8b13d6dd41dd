/** What became of the session: the server no longer knows the caller; somebody has logged out; or has logged in. */
export type SessionChange = "expired" | "ended" | "began";

type Listener = (change: SessionChange) => void;

const listeners = new Set<Listener>();
/** Between the tabs of one browser, which share their cookies. */
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("chronos.session");

function tell(change: SessionChange): void {
  for (const listener of [...listeners]) listener(change);
}

channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (data === "ended" || data === "began") tell(data);
});

/** Calls `listener` with what happens to the session, in this tab or another one; returns what ends that. */
export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The server no longer knows the caller. Other tabs find out by themselves. */
export function announceSessionExpired(): void {
  tell("expired");
}

/** Somebody logged in or out here: the other tabs are to follow at once. */
export function tellOtherTabs(change: Exclude<SessionChange, "expired">): void {
  channel?.postMessage(change);
}
