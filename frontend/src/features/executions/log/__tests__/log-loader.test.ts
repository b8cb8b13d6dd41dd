import type { LogLine, LogPage } from "@/api/types";
import { LogLoader } from "../log-loader";
import type { LogSource, StreamHandlers } from "../log-source";
import { LogStore } from "../log-store";

function line(offset: number): LogLine {
  return { offset, time: "2026-03-01T02:00:00Z", stream: "stdout", text: `line ${offset}`, truncated: false };
}

/** A server with a growing log, as the API behaves. */
class FakeServer implements LogSource {
  asked: number[] = [];
  stream: { after: number; handlers: StreamHandlers; closed: boolean } | null = null;
  failures: Error[] = [];
  private readonly lines: LogLine[];

  constructor(
    count: number,
    public finished: boolean,
  ) {
    this.lines = Array.from({ length: count }, (_, offset) => line(offset));
  }

  print(count: number): LogLine[] {
    const fresh = Array.from({ length: count }, (_, index) => line(this.lines.length + index));
    this.lines.push(...fresh);
    return fresh;
  }

  fetchPage = (after: number, limit: number): Promise<LogPage> => {
    const failure = this.failures.shift();
    if (failure) return Promise.reject(failure);
    this.asked.push(after);
    const lines = this.lines.slice(after + 1, after + 1 + limit);
    const hasMore = after + 1 + limit < this.lines.length;
    return Promise.resolve({ lines, next_after: hasMore ? after + limit : null, finished: this.finished });
  };

  openStream = (after: number, handlers: StreamHandlers): (() => void) => {
    const stream = { after, handlers, closed: false };
    this.stream = stream;
    return () => (stream.closed = true);
  };

  isPassing = (error: unknown): boolean => (error as Error).message !== "gone";
  describe = (error: unknown): string => (error as Error).message;
}

interface Loading {
  store: LogStore;
  loader: LogLoader;
  stop: () => void;
}

function begin(server: FakeServer, expected: number): Loading {
  const store = new LogStore((announce) => announce());
  const loader = new LogLoader(store, server);
  return { store, loader, stop: loader.start(expected) };
}

const offsets = (store: LogStore): number[] => [...store.lines()].map((stored) => stored.offset);
const upTo = (end: number): number[] => Array.from({ length: end }, (_, offset) => offset);

describe("loading a log", () => {
  test("a finished log is loaded first page, last page, then the middle", async () => {
    const server = new FakeServer(5000, true);
    const { store, loader } = begin(server, 5000);

    await vi.waitFor(() => expect(loader.status.phase).toBe("complete"));

    expect(server.asked).toEqual([-1, 3999, 999, 1999, 2999]);
    expect(offsets(store)).toEqual(upTo(5000));
    expect(server.stream).toBeNull();
  });

  test("a live log goes from pages to the stream without a gap or a double", async () => {
    const server = new FakeServer(2500, false);
    const { store, loader, stop } = begin(server, 0);
    await vi.waitFor(() => expect(loader.status.phase).toBe("live"));
    expect(server.stream?.after).toBe(2499);

    const fresh = server.print(3);
    server.stream?.handlers.onLines(fresh);
    server.stream?.handlers.onLost();
    expect(loader.status.phase).toBe("reconnecting");
    server.stream?.handlers.onOpen();
    server.stream?.handlers.onLines([...fresh.slice(1), ...server.print(2)]);

    expect(offsets(store)).toEqual(upTo(2505));
    expect(store.missing()).toEqual([]);
    stop();
    expect(server.stream?.closed).toBe(true);
  });

  test("the end of the stream completes the log and closes the connection", async () => {
    const server = new FakeServer(1, false);
    const { loader } = begin(server, 0);
    const ended = vi.fn();
    loader.subscribeEnd(ended);
    await vi.waitFor(() => expect(server.stream).not.toBeNull());

    server.stream?.handlers.onEnd();

    expect(ended).toHaveBeenCalledTimes(1);
    expect(loader.status.phase).toBe("complete");
    expect(server.stream?.closed).toBe(true);
  });

  test("what the reader looks at is loaded before the rest", async () => {
    const server = new FakeServer(20_000, true);
    const { loader } = begin(server, 20_000);
    loader.want(10_000);

    await vi.waitFor(() => expect(loader.status.phase).toBe("complete"));

    expect(server.asked.slice(0, 3)).toEqual([-1, 18_999, 9_749]);
  });

  test("what nobody looks at waits until the browser has time", async () => {
    let free: () => void = () => undefined;
    vi.stubGlobal(
      "requestIdleCallback",
      vi.fn((callback: () => void) => {
        free = callback;
        return 1;
      }),
    );
    vi.stubGlobal("cancelIdleCallback", vi.fn());
    const server = new FakeServer(6000, true);
    const { loader, stop } = begin(server, 6000);
    await vi.waitFor(() => expect(server.asked).toEqual([-1, 4999]));

    loader.want(3000);
    await vi.waitFor(() => expect(server.asked).toEqual([-1, 4999, 2749]));
    free();
    await vi.waitFor(() => expect(server.asked).toEqual([-1, 4999, 2749, 999]));

    stop();
    vi.unstubAllGlobals();
    await new Promise((resolve) => setTimeout(resolve));
    expect(server.asked).toHaveLength(4);
  });

  test("a wrong hint of the length loses no line", async () => {
    const server = new FakeServer(2500, true);
    const { store, loader } = begin(server, 9000);

    await vi.waitFor(() => expect(loader.status.phase).toBe("complete"));

    expect(offsets(store)).toEqual(upTo(2500));
    expect(store.missing()).toEqual([]);
  });

  test("a log that grew since the hint is loaded to its end", async () => {
    const server = new FakeServer(6500, true);
    const { store, loader } = begin(server, 3000);

    await vi.waitFor(() => expect(loader.status.phase).toBe("complete"));

    expect(offsets(store)).toEqual(upTo(6500));
  });

  test("a second start after a stop leaves no line out or twice", async () => {
    const server = new FakeServer(5000, true);
    const { store, loader, stop } = begin(server, 5000);
    stop();
    loader.start(5000);

    await vi.waitFor(() => expect(loader.status.phase).toBe("complete"));

    expect(offsets(store)).toEqual(upTo(5000));
  });

  test("a passing failure is tried again and said so", async () => {
    const server = new FakeServer(10, true);
    server.failures = [new Error("away")];
    const { store, loader } = begin(server, 10);

    await vi.waitFor(() => expect(loader.status).toEqual({ phase: "reconnecting", problem: "away" }));
    await vi.waitFor(() => expect(loader.status.phase).toBe("complete"), 3000);

    expect(offsets(store)).toEqual(upTo(10));
  });

  test("a lasting failure stops the loader with its reason", async () => {
    const server = new FakeServer(10, true);
    server.failures = [new Error("gone")];
    const { loader } = begin(server, 10);

    await vi.waitFor(() => expect(loader.status).toEqual({ phase: "failed", problem: "gone" }));
    expect(server.asked).toEqual([]);
  });
});
