import { createContext, use, useSyncExternalStore } from "react";

/** Who pointed at a moment. */
export type MomentSource = "log" | "chart";

interface Pointed {
  ms: number;
  source: MomentSource;
}

/** The moment of an execution that the pointer is on, shared by its log, its phases and its curves. */
export class Moment {
  private readonly listeners = new Set<() => void>();

  pointed: Pointed | null = null;

  point(ms: number | null, source: MomentSource): void {
    // What the one has pointed at the other does not take back.
    if (ms === null && this.pointed?.source !== source) return;
    if (this.pointed && this.pointed.ms === ms && this.pointed.source === source) return;
    this.pointed = ms === null ? null : { ms, source };
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** Without a provider nothing is shared. */
export const MomentContext = createContext(new Moment());

export function useMoment(): Moment {
  return use(MomentContext);
}

/** The moment that `source` points at; the caller is drawn anew with each. */
export function usePointed(source: MomentSource): number | null {
  const moment = useMoment();
  return useSyncExternalStore(moment.subscribe, () =>
    moment.pointed?.source === source ? moment.pointed.ms : null,
  );
}
