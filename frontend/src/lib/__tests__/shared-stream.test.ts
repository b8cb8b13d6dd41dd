import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiProblem } from "@/lib/api-problem";
import type { StreamEvent } from "@/lib/live-stream";
import { openSharedStream } from "@/lib/shared-stream";
import { server } from "@/testing/server";

const PATH = "/api/v1/events";

/** Locks as browsers have them, as far as they are used. */
class Locks {
  private holder: { stop: (error: unknown) => void } | null = null;
  private readonly line: (() => void)[] = [];

  request(_name: string, how: LockOptions, act: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        const self = { stop: reject };
        this.holder = self;
        const finish = () => {
          if (this.holder !== self) return;
          this.holder = null;
          this.line.shift()?.();
        };
        act().then(resolve, reject).finally(finish);
      };
      const leave = () => {
        const at = this.line.indexOf(begin);
        if (at >= 0) this.line.splice(at, 1);
        if (at >= 0) reject(new DOMException("called off", "AbortError"));
      };
      how.signal?.addEventListener("abort", leave);
      if (how.steal) {
        this.holder?.stop(new DOMException("stolen", "AbortError"));
        begin();
      } else if (this.holder) this.line.push(begin);
      else begin();
    });
  }
}

/** A server that keeps its streams open and remembers what it was asked. */
class Feed {
  readonly resumedFrom: (string | null)[] = [];
  readonly sent: number[] = [];
  private readonly open = new Set<ReadableStreamDefaultController<Uint8Array>>();

  get count() {
    return this.open.size;
  }

  handler = http.get(PATH, ({ request }) => {
    const last = request.headers.get("Last-Event-ID");
    this.resumedFrom.push(last);
    let own: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        this.open.add(controller);
        for (const id of this.sent)
          if (last !== null && id > Number(last.split("-")[0])) controller.enqueue(written(id));
      },
      cancel: () => void this.open.delete(own),
    });
    request.signal.addEventListener("abort", () => this.open.delete(own));
    return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
  });

  send(id: number): void {
    this.sent.push(id);
    for (const controller of this.open) controller.enqueue(written(id));
  }
}

const written = (id: number) => new TextEncoder().encode(`id: ${id}-0\nevent: events\ndata: [${id}]\n\n`);

let locks: Locks;
let feed: Feed;
const ends: (() => void)[] = [];

beforeEach(() => {
  locks = new Locks();
  feed = new Feed();
  Object.defineProperty(navigator, "locks", { configurable: true, value: locks });
  server.use(feed.handler);
});

afterEach(() => {
  for (const end of ends.splice(0)) end();
  Reflect.deleteProperty(navigator, "locks");
});

function openTab(options: { askMs?: number; answerMs?: number } = {}) {
  const controller = new AbortController();
  const events: StreamEvent[] = [];
  const states: string[] = [];
  const finished = openSharedStream({
    name: "chronos.events.u1",
    url: PATH,
    signal: controller.signal,
    onEvent: (event) => events.push(event),
    onState: ({ status }) => states.push(status),
    ...options,
  });
  ends.push(() => controller.abort());
  return { end: () => controller.abort(), finished, got: () => events.map(({ data }) => data), states };
}

it("reads one stream for all tabs, and each is handed every event once", async () => {
  const tabs = [openTab(), openTab(), openTab()];
  await vi.waitFor(() => expect(feed.count).toBe(1));
  feed.send(1);
  feed.send(2);
  for (const tab of tabs) await vi.waitFor(() => expect(tab.got()).toEqual(["[1]", "[2]"]));
  expect(feed.resumedFrom).toEqual([null]);
  for (const tab of tabs) expect(tab.states.at(-1)).toBe("live");
});

it("the next tab takes over without a gap or a double when the one that read is closed", async () => {
  const [first, second, third] = [openTab(), openTab(), openTab()];
  await vi.waitFor(() => expect(feed.count).toBe(1));
  feed.send(1);
  await vi.waitFor(() => expect(third.got()).toEqual(["[1]"]));

  first.end();
  await first.finished;
  feed.send(2);
  await vi.waitFor(() => expect(feed.resumedFrom).toEqual([null, "1-0"]));
  feed.send(3);

  for (const tab of [second, third]) await vi.waitFor(() => expect(tab.got()).toEqual(["[1]", "[2]", "[3]"]));
  expect(first.got()).toEqual(["[1]"]);
});

it("a tab that opens later learns at once how the stream is doing", async () => {
  const first = openTab();
  await vi.waitFor(() => expect(first.states.at(-1)).toBe("live"));
  const late = openTab();
  await vi.waitFor(() => expect(late.states).toEqual(["live"]));
});

it("a tab that hangs loses its turn to one that is looked at", async () => {
  const hung = new BroadcastChannel("chronos.events.u1");
  void locks.request("chronos.events.u1", {}, () => new Promise(() => undefined)).catch(() => undefined);
  const tab = openTab({ askMs: 20, answerMs: 20 });
  await vi.waitFor(() => expect(feed.count).toBe(1));
  feed.send(1);
  await vi.waitFor(() => expect(tab.got()).toEqual(["[1]"]));
  hung.close();
});

it("a refusal ends it for the tab that asked", async () => {
  server.use(http.get(PATH, () => new HttpResponse(null, { status: 403 })));
  await expect(openTab().finished).rejects.toBeInstanceOf(ApiProblem);
});

it("without locks each tab reads for itself", async () => {
  Reflect.deleteProperty(navigator, "locks");
  const tabs = [openTab(), openTab()];
  await vi.waitFor(() => expect(feed.count).toBe(2));
  feed.send(1);
  for (const tab of tabs) await vi.waitFor(() => expect(tab.got()).toEqual(["[1]"]));
});
