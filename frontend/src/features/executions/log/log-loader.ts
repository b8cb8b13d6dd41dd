import { LogRun } from "./log-run";
import type { LogSource } from "./log-source";
import type { LogStore } from "./log-store";

export type LogPhase = "loading" | "live" | "reconnecting" | "complete" | "failed";

export interface LogStatus {
  phase: LogPhase;
  /** What went wrong last, in words; null while all is well. */
  problem: string | null;
}

/** Keeps the store of one execution's log filled, and says how that goes. */
export class LogLoader {
  private readonly listeners = new Set<() => void>();
  private readonly endListeners = new Set<() => void>();
  private run: LogRun | null = null;

  status: LogStatus = { phase: "loading", problem: null };

  constructor(
    private readonly store: LogStore,
    private readonly source: LogSource,
  ) {}

  /** Starts, and gives the way to stop; `expectedLines` is a hint of how many there are. */
  start(expectedLines: number): () => void {
    const abort = new AbortController();
    const report = (phase: LogPhase, problem: string | null) => {
      if (!abort.signal.aborted) this.setStatus(phase, problem);
    };
    const end = () => {
      for (const listener of this.endListeners) listener();
    };
    this.run = new LogRun(this.store, this.source, { signal: abort.signal, report, end });
    void this.run.fill(expectedLines);
    return () => abort.abort();
  }

  /** Says which offset the reader looks at, so that it is loaded next if it is missing. */
  want(offset: number): void {
    this.run?.want(offset);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls `listener` when the execution has ended and every line is here. */
  subscribeEnd(listener: () => void): () => void {
    this.endListeners.add(listener);
    return () => this.endListeners.delete(listener);
  }

  private setStatus(phase: LogPhase, problem: string | null): void {
    if (this.status.phase === phase && this.status.problem === problem) return;
    this.status = { phase, problem };
    for (const listener of this.listeners) listener();
  }
}
