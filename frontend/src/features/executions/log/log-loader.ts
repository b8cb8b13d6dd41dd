import type { ExecutionState, LogLine, LogPage } from "@/api/types";
import type { LogStore } from "./log-store";
import type { Range } from "./range-set";

/** Lines asked for at once. */
export const PAGE_LINES = 1000;
const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000];

export type LogPhase = "loading" | "live" | "reconnecting" | "complete" | "failed";

export interface LogStatus {
  phase: LogPhase;
  /** What went wrong last, in words; null while all is well. */
  problem: string | null;
}

export interface StreamHandlers {
  onLines: (lines: LogLine[]) => void;
  onEnd: (state: ExecutionState | null) => void;
  onOpen: () => void;
  onLost: () => void;
  /** The server will not give this stream. */
  onRefused: (problem: string) => void;
}

/** What the loader needs of the world. */
export interface LogSource {
  /** Lines with an offset above `after`; -1 means from the start. Rejects when they cannot be had. */
  fetchPage: (after: number, limit: number, signal: AbortSignal) => Promise<LogPage>;
  /** Opens the stream of lines above `after`, resumes it by itself, and gives the way to close it. */
  openStream: (after: number, handlers: StreamHandlers) => () => void;
  /** Whether trying again can help. */
  isPassing: (error: unknown) => boolean;
  describe: (error: unknown) => string;
}

/**
 * Brings the lines of one execution into a store: first page, last page, then what the reader looks at, then the
 * rest; while the execution is live the stream takes over from the last page.
 */
export class LogLoader {
  private readonly abort = new AbortController();
  private readonly listeners = new Set<() => void>();
  private closeStream: (() => void) | null = null;
  private wanted: number | null = null;
  private finished = false;
  private failures = 0;

  status: LogStatus = { phase: "loading", problem: null };

  constructor(
    private readonly store: LogStore,
    private readonly source: LogSource,
    private readonly onEnd: (state: ExecutionState | null) => void = () => undefined,
  ) {}

  /** Starts; `expectedLines` is a hint of how many there are. */
  start(expectedLines: number): void {
    void this.run(expectedLines);
  }

  stop(): void {
    this.abort.abort();
    this.closeStream?.();
    this.listeners.clear();
  }

  /** Says which offset the reader looks at, so that it is loaded next if it is missing. */
  want(offset: number): void {
    this.wanted = offset;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private async run(expectedLines: number): Promise<void> {
    if (expectedLines > 2 * PAGE_LINES) this.store.expect(expectedLines);
    let reachedEnd = await this.load({ start: 0, end: PAGE_LINES });
    if (!reachedEnd && expectedLines > 2 * PAGE_LINES) {
      reachedEnd = await this.loadTail(expectedLines - PAGE_LINES);
    }
    if (reachedEnd) this.openStream();
    while (!this.isStopped && this.status.phase !== "failed") {
      const gap = this.nextGap() ?? (this.streamIsDue ? this.afterEnd() : null);
      if (!gap) break;
      if (await this.load(gap)) this.openStream();
    }
    if (!this.isStopped && this.finished && this.status.phase !== "failed") this.setStatus("complete");
  }

  private get isStopped(): boolean {
    return this.abort.signal.aborted;
  }

  private get streamIsDue(): boolean {
    return !this.finished && this.closeStream === null;
  }

  private afterEnd(): Range {
    return { start: this.store.end, end: this.store.end + PAGE_LINES };
  }

  /** Loads from `start` until there is no more. */
  private async loadTail(start: number): Promise<boolean> {
    for (let from = start; !this.isStopped && this.status.phase !== "failed"; from = this.store.end) {
      if (await this.load({ start: from, end: from + PAGE_LINES })) return true;
      if (this.store.end <= from) return false;
    }
    return false;
  }

  /** Loads one page; true when it was the last there is now. */
  private async load(range: Range): Promise<boolean> {
    const after = range.start - 1;
    const page = await this.fetchPersistently(after, Math.min(PAGE_LINES, range.end - range.start));
    if (!page) return false;
    this.finished ||= page.finished;
    this.store.addPage(after, page);
    const isLast = page.next_after === null || page.next_after <= after;
    if (isLast) this.store.close();
    return isLast;
  }

  private async fetchPersistently(after: number, limit: number): Promise<LogPage | null> {
    while (!this.isStopped) {
      try {
        const page = await this.source.fetchPage(after, limit, this.abort.signal);
        this.failures = 0;
        if (this.status.problem) this.setStatus(this.closeStream ? "live" : "loading");
        return this.isStopped ? null : page;
      } catch (error) {
        if (this.isStopped) return null;
        const problem = this.source.describe(error);
        if (!this.source.isPassing(error)) {
          this.setStatus("failed", problem);
          return null;
        }
        this.setStatus("reconnecting", problem);
        await this.pause(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] ?? 0);
      }
    }
    return null;
  }

  private openStream(): void {
    if (!this.streamIsDue || this.isStopped) return;
    let after = this.store.end - 1;
    this.setStatus("live");
    this.closeStream = this.source.openStream(after, {
      onLines: (lines) => {
        this.store.add(after, lines);
        after = lines.reduce((highest, line) => Math.max(highest, line.offset), after);
      },
      onOpen: () => this.setStatus("live"),
      onLost: () => this.setStatus("reconnecting", "The connection was lost."),
      onRefused: (problem) => this.setStatus("failed", problem),
      onEnd: (state) => {
        this.finished = true;
        this.closeStream?.();
        this.setStatus(this.store.missing().length === 0 ? "complete" : "loading");
        this.onEnd(state);
      },
    });
  }

  /** A page's worth of what is missing: where the reader looks first, then from the top. */
  private nextGap(): Range | null {
    const wanted = this.wanted;
    this.wanted = null;
    const gaps = this.store.missing();
    const near = wanted === null ? undefined : gaps.find((gap) => gap.start <= wanted && wanted < gap.end);
    if (!near || wanted === null) return gaps[0] ?? null;
    const start = Math.max(near.start, wanted - PAGE_LINES / 4);
    return { start, end: Math.min(near.end, start + PAGE_LINES) };
  }

  private setStatus(phase: LogPhase, problem: string | null = null): void {
    if (this.status.phase === phase && this.status.problem === problem) return;
    this.status = { phase, problem };
    for (const listener of this.listeners) listener();
  }

  private pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.abort.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
