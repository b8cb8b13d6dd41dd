import { ApiProblem, readProblem } from "@/lib/api-problem";
import { announceSessionExpired } from "@/lib/session";
import { sessionFetch } from "@/lib/session-fetch";
import { SseParser, type StreamEvent } from "@/lib/sse-parser";

export type { StreamEvent } from "@/lib/sse-parser";

/** How a stream is doing; `since` is epoch milliseconds. */
export interface StreamState {
  status: "connecting" | "live" | "catching_up" | "offline";
  since: number;
}

export interface StreamOptions {
  url: string;
  /** Where to resume: the id of the last event that was handled. */
  lastEventId?: string | null;
  onEvent: (event: StreamEvent) => void;
  /** Ends the stream. */
  signal: AbortSignal;
  onState?: (state: StreamState) => void;
  /** Silence after which the connection counts as dead; the server's heartbeat is 15 s. */
  silenceMs?: number;
  /** The first pause before another try; it doubles up to `maxPauseMs`. */
  firstPauseMs?: number;
  maxPauseMs?: number;
}

const SILENCE_MS = 40_000;
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 15_000;

/**
 * Reads a server-sent event stream until `signal` ends it, reconnecting with the last
 * event's id, so that nothing is lost and nothing comes twice.
 *
 * Resolves when `signal` aborts or the server says that there is no more (204). Rejects with
 * an ApiProblem when the server refuses the stream for good (4xx other than 408 and 429).
 */
export async function openStream(options: StreamOptions): Promise<void> {
  const { signal, firstPauseMs = FIRST_PAUSE_MS, maxPauseMs = MAX_PAUSE_MS } = options;
  const link = new Link(options);
  let failures = 0;
  link.report("connecting");
  while (!signal.aborted) {
    const ended = await link.readOnce();
    if (ended === "done") return;
    failures = ended === "was_live" ? 0 : failures + 1;
    link.report(failures === 0 ? "catching_up" : "offline");
    await pause(jittered(link.retryMs ?? firstPauseMs, failures, maxPauseMs), signal);
  }
}

class Link {
  retryMs: number | null = null;
  private lastEventId: string | null;
  private state: StreamState | null = null;
  private lostAt: number | null = null;

  constructor(private readonly options: StreamOptions) {
    this.lastEventId = options.lastEventId ?? null;
  }

  report(status: StreamState["status"]): void {
    const now = Date.now();
    if (status === "live" || status === "connecting") this.lostAt = null;
    else this.lostAt ??= now;
    if (this.state?.status === status || this.options.signal.aborted) return;
    this.state = { status, since: this.lostAt ?? now };
    this.options.onState?.(this.state);
  }

  /** One connection, from request to its end. */
  async readOnce(): Promise<"done" | "was_live" | "failed"> {
    const connection = new AbortController();
    const end = () => connection.abort();
    this.options.signal.addEventListener("abort", end);
    const watchdog = new Watchdog(this.options.silenceMs ?? SILENCE_MS, end);
    let wasLive = false;
    try {
      const response = await this.connect(connection.signal);
      if (response.status === 204) return "done";
      if (!response.ok || !response.body) {
        await refuseForGood(response);
        return "failed";
      }
      wasLive = true;
      this.report("live");
      await this.readEvents(response.body.getReader(), connection.signal, watchdog);
    } catch (error) {
      if (error instanceof ApiProblem && isForGood(error.status)) throw error;
    } finally {
      watchdog.stop();
      connection.abort();
      this.options.signal.removeEventListener("abort", end);
    }
    if (this.options.signal.aborted) return "done";
    return wasLive ? "was_live" : "failed";
  }

  private connect(signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { Accept: "text/event-stream" };
    if (this.lastEventId !== null) headers["Last-Event-ID"] = this.lastEventId;
    return sessionFetch(this.options.url, { headers, signal, cache: "no-store" });
  }

  private async readEvents(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    signal: AbortSignal,
    watchdog: Watchdog,
  ): Promise<void> {
    const parser = new SseParser(this.lastEventId);
    const decoder = new TextDecoder();
    // A read that hangs on a dead connection does not always notice the abort by itself.
    signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined));
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      watchdog.feed();
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        if (this.options.signal.aborted) return;
        this.options.onEvent(event);
        this.lastEventId = event.id;
      }
      this.retryMs = parser.retryMs;
    }
  }
}

/** Calls `bark` when it has not been fed for `silenceMs`. */
class Watchdog {
  private timer: ReturnType<typeof setTimeout>;

  constructor(
    private readonly silenceMs: number,
    private readonly bark: () => void,
  ) {
    this.timer = setTimeout(bark, silenceMs);
  }

  feed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.bark, this.silenceMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

function isForGood(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

async function refuseForGood(response: Response): Promise<void> {
  const { status } = response;
  if (status === 401) announceSessionExpired();
  if (isForGood(status)) throw await readProblem(response);
}

function jittered(firstMs: number, failures: number, maxMs: number): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(failures, 10));
  return full / 2 + (Math.random() * full) / 2;
}

/** Waits, but not longer than until the browser says that the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      window.removeEventListener("online", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener("abort", finish);
    window.addEventListener("online", finish);
    if (signal.aborted) finish();
  });
}
