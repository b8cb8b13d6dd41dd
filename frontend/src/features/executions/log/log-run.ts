import type { LogPage } from "@/api/types";
import type { LogPhase } from "./log-loader";
import type { LogSource } from "./log-source";
import type { LogStore } from "./log-store";
import type { Range } from "./range-set";

/** Lines asked for at once. */
export const PAGE_LINES = 1000;
const LONGEST_REST_MS = 500;
const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000];

interface RunContext {
  signal: AbortSignal;
  report: (phase: LogPhase, problem: string | null) => void;
  end: () => void;
}

/**
 * Brings the lines of one execution into a store: first page, last page, then what the reader looks at, then the
 * rest; while the execution is live the stream takes over from the last page.
 */
export class LogRun {
  /** Offset that the reader looks at and that is missing. */
  private wanted: number | null = null;
  private wake: () => void = () => undefined;
  private isFinished = false;
  private isEndKnown = false;
  private isStreaming = false;
  private isRefused = false;
  private failures = 0;

  constructor(
    private readonly store: LogStore,
    private readonly source: LogSource,
    private readonly context: RunContext,
  ) {}

  /** Has the page around `offset` come next. */
  want(offset: number): void {
    this.wanted = offset;
    this.wake();
  }

  async fill(expectedLines: number): Promise<void> {
    const isLong = expectedLines > 2 * PAGE_LINES;
    if (isLong) this.store.expect(expectedLines);
    await this.load({ start: 0, end: PAGE_LINES });
    for (let from = expectedLines - PAGE_LINES; isLong && this.goesOn && !this.isEndKnown;) {
      await this.load({ start: from, end: from + PAGE_LINES });
      if (this.store.end <= from) break;
      from = this.store.end;
    }
    while (this.goesOn) {
      if (this.isEndKnown && !this.isFinished) this.openStream();
      if (this.wanted === null) await this.rest();
      const gap = this.nextGap();
      if (!gap) break;
      await this.load(gap);
    }
    if (this.goesOn && this.isFinished) this.context.report("complete", null);
  }

  private get goesOn(): boolean {
    return !this.context.signal.aborted && !this.isRefused;
  }

  /** A page's worth of what is missing: where the reader looks first, then from the top, then after the end. */
  private nextGap(): Range | null {
    const wanted = this.wanted;
    this.wanted = null;
    const gaps = this.store.missing();
    const near = wanted === null ? undefined : gaps.find((gap) => gap.start <= wanted && wanted < gap.end);
    if (near && wanted !== null) {
      const start = Math.max(near.start, wanted - PAGE_LINES / 4);
      return { start, end: Math.min(near.end, start + PAGE_LINES) };
    }
    const { end } = this.store;
    return gaps[0] ?? (this.isEndKnown ? null : { start: end, end: end + PAGE_LINES });
  }

  /** What nobody looks at yet must not take frames from what is scrolled: it comes when the browser has time. */
  private async rest(): Promise<void> {
    if (typeof window.requestIdleCallback !== "function") return;
    const { signal } = this.context;
    await new Promise<void>((resolve) => {
      const handle = window.requestIdleCallback(() => this.wake(), { timeout: LONGEST_REST_MS });
      this.wake = () => {
        window.cancelIdleCallback(handle);
        signal.removeEventListener("abort", this.wake);
        resolve();
      };
      signal.addEventListener("abort", this.wake);
    });
  }

  private async load(range: Range): Promise<void> {
    const after = range.start - 1;
    const page = await this.fetchPersistently(after, Math.min(PAGE_LINES, range.end - range.start));
    if (!page || !this.goesOn) return;
    this.isFinished ||= page.finished;
    this.store.addPage(after, page);
    if (page.next_after !== null && page.next_after > after) return;
    this.store.close();
    // An empty page from beyond the end says only that the end is not there.
    if (page.lines.length > 0 || after < this.store.end) this.isEndKnown = true;
  }

  private async fetchPersistently(after: number, limit: number): Promise<LogPage | null> {
    while (this.goesOn) {
      try {
        const page = await this.source.fetchPage(after, limit, this.context.signal);
        if (this.failures > 0) this.context.report(this.isStreaming ? "live" : "loading", null);
        this.failures = 0;
        return page;
      } catch (error) {
        if (this.context.signal.aborted) return null;
        const isPassing = this.source.isPassing(error);
        this.isRefused = !isPassing;
        this.context.report(isPassing ? "reconnecting" : "failed", this.source.describe(error));
        if (isPassing) await this.pause(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] ?? 0);
      }
    }
    return null;
  }

  private openStream(): void {
    if (this.isStreaming) return;
    const { signal, report, end } = this.context;
    let after = this.store.end - 1;
    this.isStreaming = true;
    report("live", null);
    const close = this.source.openStream(after, {
      onLines: (lines) => {
        this.store.add(after, lines);
        after = lines.reduce((highest, line) => Math.max(highest, line.offset), after);
      },
      onOpen: () => report("live", null),
      onLost: () => report("reconnecting", "The connection was lost."),
      onRefused: (problem) => report("failed", problem),
      onEnd: () => {
        this.isFinished = true;
        close();
        report(this.store.missing().length === 0 ? "complete" : "loading", null);
        end();
      },
    });
    signal.addEventListener("abort", close);
  }

  private pause(delayMs: number): Promise<void> {
    const { signal } = this.context;
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", finish);
        resolve();
      };
      const timer = setTimeout(finish, delayMs);
      signal.addEventListener("abort", finish);
    });
  }
}
