import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { openStream, type StreamEvent, type StreamState } from "@/lib/live-stream";
import { server } from "@/testing/server";

const URL = "/api/v1/executions/x/log/stream";
const LINES = ["zero", "one", "two", "three", "four"];

function eventStream(text: string, { isEnded = true } = {}): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      if (isEnded) controller.close();
    },
  });
  return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
}

const event = (offset: number) => `id: ${offset}\nevent: lines\ndata: ${LINES[offset] ?? ""}\n\n`;

/** Runs a stream until `isDone` says so, and gives what came. */
async function collect(options: { until: (events: StreamEvent[]) => boolean; silenceMs?: number }) {
  const events: StreamEvent[] = [];
  const states: StreamState["status"][] = [];
  const controller = new AbortController();
  const finished = openStream({
    url: URL,
    signal: controller.signal,
    firstPauseMs: 1,
    maxPauseMs: 2,
    ...(options.silenceMs === undefined ? {} : { silenceMs: options.silenceMs }),
    onState: ({ status }) => states.push(status),
    onEvent: (received) => {
      events.push(received);
      if (options.until(events)) controller.abort();
    },
  });
  await finished;
  return { events, states };
}

it("resumes after each cut with the last event's id, without a gap or a double", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get(URL, ({ request }) => {
      const last = request.headers.get("Last-Event-ID");
      asked.push(last);
      const next = last === null ? 0 : Number(last) + 1;
      // Two whole events, then a third that is cut in the middle of its data.
      return eventStream(event(next) + event(next + 1) + `id: ${next + 2}\nevent: lines\ndata: torn`);
    }),
  );

  const { events } = await collect({ until: (received) => received.length === 5 });

  expect(events.map(({ data }) => data)).toEqual(LINES);
  expect(asked).toEqual([null, "1", "3"]);
});

it("says live, catching up, and offline only when the way back fails too", async () => {
  let connection = 0;
  server.use(
    http.get(URL, () => {
      connection += 1;
      if (connection === 2) return HttpResponse.error();
      return eventStream(event(connection === 1 ? 0 : 1));
    }),
  );

  const { states } = await collect({ until: (received) => received.length === 2 });

  expect(states).toEqual(["connecting", "live", "catching_up", "offline", "live"]);
});

it("treats silence beyond the heartbeat as a dead connection", async () => {
  let connection = 0;
  server.use(
    http.get(URL, () => {
      connection += 1;
      return eventStream(event(connection - 1), { isEnded: false });
    }),
  );

  const { events } = await collect({ until: (received) => received.length === 2, silenceMs: 30 });

  expect(events.map(({ data }) => data)).toEqual(["zero", "one"]);
});

it("gives up with the server's words when it is refused for good", async () => {
  server.use(
    http.get(URL, () =>
      HttpResponse.json({ title: "Not found", status: 404, detail: "Gone." }, { status: 404 }),
    ),
  );

  await expect(collect({ until: () => false })).rejects.toMatchObject({ status: 404, message: "Gone." });
});

it("tries again after a server error", async () => {
  const answer = vi.fn<() => Response>();
  answer
    .mockReturnValueOnce(new HttpResponse(null, { status: 503 }))
    .mockImplementation(() => eventStream(event(0)));
  server.use(http.get(URL, () => answer()));

  const { events } = await collect({ until: (received) => received.length === 1 });

  expect(events).toHaveLength(1);
  expect(answer).toHaveBeenCalledTimes(2);
});

it("ends when the server says that there is no more", async () => {
  server.use(http.get(URL, () => new HttpResponse(null, { status: 204 })));

  await expect(collect({ until: () => false })).resolves.toMatchObject({ events: [] });
});
