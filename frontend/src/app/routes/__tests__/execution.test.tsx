import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import type { Attempt, Execution, ExecutionRecord, Explanation, Findings, LogLine } from "@/api/types";
import { sampleRecord } from "@/features/executions/__tests__/sample-record";
import { sampleExecution } from "@/features/executions/__tests__/sample";
import { sampleMe } from "@/testing/sample-me";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Component as ExecutionPage } from "../execution";

function line(offset: number, text: string, stream: LogLine["stream"] = "stdout"): LogLine {
  return { offset, time: "2026-03-01T02:00:01Z", stream, text, truncated: false };
}

// jsdom has no canvas.
vi.mock("uplot", () => ({
  default: class {
    destroy(): void {}
    setSize(): void {}
    setCursor(): void {}
    valToPos(): number {
      return 0;
    }
  },
}));

interface Served {
  execution: Execution;
  lines?: LogLine[];
  /** What the stream sends, for a live execution. */
  stream?: string;
  record?: ExecutionRecord;
  /** What the stream of events sends. */
  events?: string;
  findings?: Partial<Findings>;
}

const NOTHING_FOUND: Findings = {
  usual: null,
  last_good: null,
  failures: null,
  fields: [],
  definition: [],
  log: null,
};

const NOTHING_KNOWN: Explanation = {
  execution_id: "e1",
  text: "",
  line: null,
  points: [],
  duration_ms: null,
  usual: null,
  pattern: null,
  similar: [],
  can_word: false,
};

function sse(text: string): HttpResponse<ReadableStream> {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(`: hello\n\n${text}`)),
  });
  return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
}

function serve(served: Served): void {
  const { execution, lines = [], stream = "", record = sampleRecord(), events = "", findings } = served;
  const isFinished = execution.finished_at !== null;
  server.use(
    http.get("*/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "owner", role: "developer" }))),
    http.get("*/api/v1/executions/:id/record", () => HttpResponse.json(record)),
    http.get("*/api/v1/executions/:id/usage", () => HttpResponse.json({ interval_s: null, points: [] })),
    http.get("*/api/v1/executions/:id/findings", () => HttpResponse.json({ ...NOTHING_FOUND, ...findings })),
    http.get("*/api/v1/executions/:id/explanation", () => HttpResponse.json(NOTHING_KNOWN)),
    http.get("*/api/v1/executions/:id/insights", () =>
      HttpResponse.json({ items: [], total: 0, complete: true, next_cursor: null }),
    ),
    http.get("*/api/v1/executions/:id/outlook", () =>
      HttpResponse.json({ title: "Not found", status: 404, detail: "Too few are known." }, { status: 404 }),
    ),
    http.get("*/api/v1/jobs/:id/versions/:version", () =>
      HttpResponse.json({ title: "Not found", status: 404, detail: "None." }, { status: 404 }),
    ),
    http.get("*/api/v1/events", () => sse(events)),
    http.get("*/api/v1/executions/:id", () => HttpResponse.json(execution)),
    http.get("*/api/v1/executions/:id/log", () =>
      HttpResponse.json({ lines, next_after: null, finished: isFinished }),
    ),
    http.get("*/api/v1/executions/:id/log/stream", () => sse(stream)),
  );
}

function open(hash = ""): ReturnType<typeof renderAt> {
  return renderAt(<ExecutionPage />, { at: `/executions/e1${hash}`, path: "/executions/:executionId" });
}

const running = sampleExecution({
  id: "e1",
  state: "running",
  finished_at: null,
  duration_ms: null,
  exit_code: null,
  log: { lines: 0, bytes: 0, dropped_lines: 0, dropped_bytes: 0 },
});

test("a finished execution says how it ended and shows its log as text", async () => {
  const execution = sampleExecution({ id: "e1", state: "failed", exit_code: 3, error: "exit code 3" });
  serve({ execution, lines: [line(0, "hello"), line(1, "<b>\u001b[31mrefused\u001b[0m</b>", "stderr")] });
  open();

  expect(await screen.findByText("Ended with exit code 3 after 4.2 s.")).toBeInTheDocument();
  expect(await screen.findByText("hello")).toBeInTheDocument();
  expect(screen.getByText("refused")).toHaveStyle({ color: "var(--ansi-red)" });
  expect(screen.getByRole("log").querySelector("b")).toBeNull();
});

test("a live log goes on with what the stream sends", async () => {
  const stream = `id: 2\nevent: lines\ndata: ${JSON.stringify([line(1, "second"), line(2, "third")])}\n\n`;
  serve({ execution: running, lines: [line(0, "first"), line(1, "second")], stream });
  open();

  const log = await screen.findByRole("log");

  expect(await within(log).findByText("third")).toBeInTheDocument();
  expect(within(log).getAllByText("second")).toHaveLength(1);
  expect(screen.getByText("3 lines · live")).toBeInTheDocument();
});

test("search counts matching lines and goes from one to the next", async () => {
  const texts = ["ok", "refused", "ok", "refused again"];
  serve({ execution: sampleExecution({ id: "e1" }), lines: texts.map((text, offset) => line(offset, text)) });
  open();
  await screen.findByText("refused again");

  await userEvent.type(screen.getByRole("searchbox"), "refused");
  expect(await screen.findByText("1 / 2")).toBeInTheDocument();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByText("2 / 2")).toBeInTheDocument();
  await userEvent.keyboard("{Enter}");

  expect(screen.getByText("1 / 2")).toBeInTheDocument();
});

test("a click on a line's number puts it into the address, with shift a range", async () => {
  serve({
    execution: sampleExecution({ id: "e1" }),
    lines: [0, 1, 2].map((offset) => line(offset, `line ${offset}`)),
  });
  open("#L1");
  const user = userEvent.setup();
  expect(await screen.findByRole("button", { name: "Copy line" })).toBeInTheDocument();

  await user.keyboard("{Shift>}");
  await user.click(screen.getByRole("link", { name: "Line 3" }));
  await user.keyboard("{/Shift}");

  expect(screen.getByRole("button", { name: "Copy 3 lines" })).toBeInTheDocument();
});

test("a long line is cut until it is asked for", async () => {
  serve({ execution: sampleExecution({ id: "e1" }), lines: [line(0, `${"x".repeat(2500)}END`)] });
  open();

  await userEvent.click(await screen.findByRole("button", { name: /show whole/ }));

  expect(screen.getByText(/END$/)).toBeInTheDocument();
});

test("the keys w and t wrap lines and show times", async () => {
  serve({ execution: sampleExecution({ id: "e1" }), lines: [line(0, "hello")] });
  open();
  await screen.findByText("hello");

  await userEvent.keyboard("wt");

  expect(screen.getByRole("button", { name: "Wrap long lines (w)" })).toHaveAttribute("aria-pressed", "true");
  expect(screen.getByRole("button", { name: "Times: clock (t)" })).toBeInTheDocument();
});

test("cancelling asks first, and then says that it is under way", async () => {
  let cancelled = 0;
  serve({ execution: running });
  server.use(
    http.post("*/api/v1/executions/:id/cancel", () => {
      cancelled += 1;
      return HttpResponse.json({ state: "running" }, { status: 202 });
    }),
  );
  open();

  await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(cancelled).toBe(0);
  await userEvent.click(screen.getByRole("button", { name: "Cancel execution" }));

  expect(await screen.findByText("Cancelling…")).toBeInTheDocument();
  expect(cancelled).toBe(1);
});

test("what has not printed anything says so", async () => {
  serve({ execution: { ...running, state: "queued", started_at: null, attempts: [] } });
  open();

  expect(await screen.findByText("Waiting for a worker…")).toBeInTheDocument();
});

test("an unknown execution is no error", async () => {
  server.use(
    http.get("*/api/v1/executions/:id", () =>
      HttpResponse.json({ title: "Not found", status: 404, detail: "None." }, { status: 404 }),
    ),
  );
  open();

  expect(await screen.findByText("There is no such execution")).toBeInTheDocument();
});

test("progress moves with what the execution says", async () => {
  const event = { type: "execution.progress", owner_id: "owner", job_id: "j", execution_id: "e1" };
  const progress = { percent: 60, text: "loading rows", at: "2026-03-01T02:00:05Z" };
  serve({
    execution: running,
    record: sampleRecord({ progress: { percent: 20, text: "reading", at: "2026-03-01T02:00:02Z" } }),
    events: `id: 1-0\nevent: events\ndata: ${JSON.stringify([{ ...event, progress }])}\n\n`,
  });
  open();

  expect(await screen.findByText("60 % · loading rows")).toBeInTheDocument();
  expect(screen.getByRole("progressbar", { name: "Progress" })).toHaveAttribute("aria-valuenow", "60");
});

test("each attempt says why it ended, how long the next one waited, and where its log begins", async () => {
  const first: Attempt = {
    ...(sampleExecution().attempts[0] as Attempt),
    outcome: "failed",
    exit_code: 0,
    cause: "out_of_memory",
    setup_ms: 1_200,
    retry_at: "2026-03-01T02:00:09.250Z",
  };
  const second: Attempt = { ...first, number: 2, first_line: 2, cause: "network", retry_at: null };
  serve({
    execution: sampleExecution({ id: "e1", state: "failed", cause: "network", attempts: [first, second] }),
    lines: [line(0, "one"), line(1, "two"), line(2, "three")],
  });
  const { container } = open();

  expect(await screen.findByText("Failed on the network after 4.2 s.")).toBeInTheDocument();
  expect(screen.getByText("Attempt 1 ran out of memory")).toBeInTheDocument();
  expect(screen.getByText("then waited 5.0 s")).toBeInTheDocument();
  expect(screen.getAllByText(/set-up 1.2 s/)).toHaveLength(2);
  expect(await screen.findByText("three")).toBeInTheDocument();
  expect(container.querySelector('[data-offset="2"]')).toHaveTextContent("Attempt 2");
  await userEvent.click(screen.getByRole("link", { name: "Log of attempt 2, from line 3" }));

  expect(screen.getByRole("button", { name: "Copy line" })).toBeInTheDocument();
});

test("what it was given, said and kept is shown", async () => {
  serve({
    execution: sampleExecution({ id: "e1" }),
    record: sampleRecord({
      parameters: { day: "monday" },
      output: { rows: 42 },
      condition: true,
      metrics: [{ name: "rows", value: 42, unit: "rows", time: "2026-03-01T02:00:03Z" }],
      artifacts: [
        { name: "a b.csv", bytes: 2_000, media_type: "text/csv", created_at: "2026-03-01T02:00:03Z" },
      ],
      replay_of: "0000000000000001-18f",
    }),
  });
  open();

  expect(await screen.findByText("monday")).toBeInTheDocument();
  expect(screen.getByText(/"rows": 42/)).toBeInTheDocument();
  expect(screen.getByText("42 rows")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /a b.csv/ })).toHaveAttribute(
    "href",
    "/api/v1/executions/e1/artifacts/a%20b.csv",
  );
  expect(screen.getByText(/This repeats/)).toBeInTheDocument();
});

test("it can be run again as it was, and leads to the new one", async () => {
  const asked: unknown[] = [];
  serve({ execution: sampleExecution({ id: "e1" }) });
  server.use(
    http.post("*/api/v1/executions/e1/replay", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ execution_id: "e2" }, { status: 202 });
    }),
  );
  const { location } = open();

  await userEvent.click(await screen.findByRole("button", { name: "Run again" }));
  await userEvent.click(screen.getByRole("menuitem", { name: /Run again as it was/ }));

  await waitFor(() => expect(location()).toBe("/executions/e2"));
  expect(asked).toEqual([{ definition: "recorded" }]);
});

test("it is compared with the good one before, or with another", async () => {
  const failed = sampleExecution({ id: "e1", state: "failed" });
  const others = [failed, sampleExecution({ id: "e0", state: "timed_out" })];
  serve({ execution: failed });
  server.use(
    http.get("*/api/v1/executions", ({ request }) => {
      const isGood = new URL(request.url).searchParams.get("state") === "succeeded";
      const items = isGood ? [sampleExecution({ id: "good" })] : others;
      return HttpResponse.json({ items, total: items.length, complete: true, next_cursor: null });
    }),
  );
  open();

  await userEvent.click(await screen.findByRole("button", { name: "Compare" }));

  expect(await screen.findByRole("menuitem", { name: /With the success before/ })).toHaveAttribute(
    "href",
    "/compare?left=good&right=e1",
  );
  expect(screen.getByRole("menuitem", { name: /Timed out/ })).toHaveAttribute(
    "href",
    "/compare?left=e0&right=e1",
  );
});

test("what waits says for what", async () => {
  serve({
    execution: { ...running, state: "queued", started_at: null, attempts: [] },
    record: sampleRecord({ waiting_for: "It needs gpu, which no live worker offers." }),
  });
  open();

  expect(await screen.findByText("Waits: it needs gpu, which no live worker offers.")).toBeInTheDocument();
});

test("a viewer looks and starts nothing", async () => {
  serve({ execution: running });
  server.use(http.get("*/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "v", role: "viewer" }))));
  open();

  expect(await screen.findByRole("button", { name: "Compare" })).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole("button", { name: "Run again" })).not.toBeInTheDocument());
  expect(screen.queryByRole("button", { name: "Cancel" })).not.toBeInTheDocument();
});

test("a time leads to the first line since then", async () => {
  const asked: (string | null)[] = [];
  serve({ execution: sampleExecution({ id: "e1" }), lines: [line(0, "one"), line(1, "two")] });
  server.use(
    http.get("*/api/v1/executions/e1/log/position", ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("time"));
      return HttpResponse.json({ offset: 1 });
    }),
  );
  open();

  await userEvent.click(await screen.findByRole("button", { name: "Go to a time" }));
  const field = await screen.findByRole("textbox", { name: "Go to a time" });
  await userEvent.type(field, "soon");
  expect(screen.getByRole("alert")).toHaveTextContent("That is no time");
  await userEvent.clear(field);
  await userEvent.type(field, "+2:30{Enter}");

  expect(await screen.findByRole("button", { name: "Copy line" })).toBeInTheDocument();
  expect(asked).toEqual(["2026-03-01T02:02:30.050Z"]);
});

test("what it used is drawn, and said to those who do not see it", async () => {
  const point = { read_bytes: null, write_bytes: null, processes: 2, open_files: 7 };
  serve({ execution: sampleExecution({ id: "e1" }) });
  server.use(
    http.get("*/api/v1/executions/:id/usage", () =>
      HttpResponse.json({
        interval_s: 1,
        points: [
          { ...point, time: "2026-03-01T02:00:01Z", cpu_cores: 0.2, memory_bytes: 5_000_000 },
          { ...point, time: "2026-03-01T02:00:02Z", cpu_cores: 1.5, memory_bytes: 4_000_000 },
        ],
      }),
    ),
  );
  open();

  expect(await screen.findByRole("img", { name: "CPU: at most 1.50 cores" })).toBeInTheDocument();
  expect(screen.getByRole("img", { name: "Memory: at most 5.0 MB" })).toBeInTheDocument();
  expect(screen.queryByRole("img", { name: /Storage/ })).not.toBeInTheDocument();
});

const failed = sampleExecution({ id: "e1", state: "failed", exit_code: 3, cause: "exit_code" });

test("a failure is seen beside the last success", async () => {
  serve({
    execution: failed,
    lines: [line(0, "open"), line(1, "slow query"), line(2, "refused", "stderr")],
    findings: {
      usual: { median_ms: 1_000, low_ms: 900, high_ms: 1_100, count: 9 },
      last_good: { id: "good", job_version: 2, scheduled_for: "2026-03-01T01:00:00Z", duration_ms: 1_000 },
      failures: { count: 3, first_id: "first", since: "2026-03-01T01:20:00Z" },
      definition: [{ pointer: "/timeout_s", left: 60, right: 5 }],
      fields: [
        { name: "exit_code", left: 0, right: 3, differs: true },
        { name: "worker", left: "host-1", right: "host-2", differs: true },
      ],
      log: {
        first_error: { offset: 2, text: "refused" },
        divergence: {
          new: { offset: 1, text: "slow query" },
          missing: { offset: 7, text: "written" },
          is_partial: false,
        },
      },
    },
  });
  const before = [
    sampleExecution({ id: "e0", started_at: "2026-03-01T01:40:00Z", duration_ms: 1_050 }),
    sampleExecution({ id: "dry", started_at: "2026-03-01T01:30:00Z", duration_ms: 5, is_dry_run: true }),
    sampleExecution({
      id: "first",
      started_at: "2026-03-01T01:20:00Z",
      duration_ms: 990,
      state: "timed_out",
    }),
  ];
  server.use(
    http.get("*/api/v1/executions", ({ request }) => {
      const { searchParams: asked } = new URL(request.url);
      const isAsked = asked.get("to") === failed.scheduled_for && asked.get("job_id") === failed.job_id;
      return HttpResponse.json({ items: isAsked ? before : [], total: 3, complete: true, next_cursor: null });
    }),
    http.get("*/api/v1/executions/:id/usage", ({ params }) => {
      const cores = params.id === "good" ? [0.1, 0.3] : [0.2, 1.5];
      const points = cores.map((cpu_cores, at) => ({
        ...{ read_bytes: null, write_bytes: null, memory_bytes: 0, processes: 0, open_files: null },
        ...{ time: `2026-03-01T02:00:0${at}Z`, cpu_cores },
      }));
      return HttpResponse.json({ interval_s: 1, points });
    }),
  );
  const { hash } = open();

  const panel = await screen.findByRole("region", { name: "What went wrong" });
  const took = await within(panel).findByRole("slider", { name: "How long it took beside those before it" });
  expect(took).toHaveAttribute("aria-valuemax", "2");
  expect(took).toHaveAttribute(
    "aria-valuetext",
    expect.stringMatching(/: usual 900 ms to 1\.1 s, this one 4\.2 s$/),
  );
  took.focus();
  await userEvent.keyboard("{Home}");
  expect(took).toHaveAttribute("aria-valuetext", expect.stringMatching(/: usual .*, failed 990 ms$/));
  expect(
    await screen.findByRole("img", { name: "CPU: at most 1.50 cores; last success at most 0.30 cores" }),
  ).toBeInTheDocument();
  expect(panel).toHaveTextContent("this one is number 3 in a row");
  expect(panel).toHaveTextContent("Time limit in seconds: 60 → 5");
  expect(panel).toHaveTextContent("host-2, last success host-1");
  expect(panel).not.toHaveTextContent("Exit code");
  expect(within(panel).getByRole("link", { name: /line 8/ })).toHaveAttribute("href", "/executions/good#L8");
  expect(within(panel).getByRole("link", { name: "Compare with the last success" })).toHaveAttribute(
    "href",
    "/compare?left=good&right=e1",
  );
  expect(screen.getByText("That is 4.2 times the usual 1.0 s.")).toBeInTheDocument();
  await userEvent.click(within(panel).getByRole("link", { name: /line 2.*slow query/ }));

  expect(hash()).toBe("#L2");
});

test("the same work that went well before points outside of the job", async () => {
  serve({
    execution: failed,
    findings: {
      last_good: { id: "good", job_version: 3, scheduled_for: "2026-03-01T01:00:00Z", duration_ms: 1_000 },
      failures: { count: 1, first_id: "e1", since: "2026-03-01T02:00:00Z" },
    },
  });
  open();

  expect(await screen.findByText(/the same definition with the same input went well/)).toBeInTheDocument();
});

test("what was removed meanwhile stays as far as it was loaded", async () => {
  serve({ execution: sampleExecution({ id: "e1" }), lines: [line(0, "still here")] });
  const { client } = open();
  await screen.findByText("still here");

  server.use(
    http.get("*/api/v1/executions/:id", () =>
      HttpResponse.json({ title: "Not found", status: 404, detail: "None." }, { status: 404 }),
    ),
  );
  await client.invalidateQueries();

  expect(await screen.findByText("This execution was removed while you looked at it.")).toBeInTheDocument();
  expect(screen.getByText("still here")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Run again" })).not.toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "Download the log" })).not.toBeInTheDocument();
});

test("repeated lines stand as one, and one by one on demand", async () => {
  const texts = ["start", "wait", "wait", "wait", "end"];
  serve({ execution: sampleExecution({ id: "e1" }), lines: texts.map((text, offset) => line(offset, text)) });
  open();
  await screen.findByText("end");

  expect(screen.getAllByText("wait")).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Printed 3 times in a row" }));

  expect(screen.getAllByText("wait")).toHaveLength(3);
});

test("a JSON line opens as a tree", async () => {
  serve({ execution: sampleExecution({ id: "e1" }), lines: [line(0, '{"db":{"host":"db-2"},"ok":true}')] });
  open();

  await userEvent.click(await screen.findByRole("button", { name: "Open as a tree" }));
  const tree = screen.getByRole("tree", { name: "JSON" });
  await userEvent.click(within(tree).getByRole("button", { name: /db/ }));

  expect(within(tree).getByText('"db-2"')).toBeInTheDocument();
});

test("lines that matter less can be left out, and the address says so", async () => {
  const texts = ["INFO fine", "ERROR broken", "DEBUG noise"];
  serve({ execution: sampleExecution({ id: "e1" }), lines: texts.map((text, offset) => line(offset, text)) });
  const { location, hash } = open("#L2");
  await screen.findByText("INFO fine");

  await userEvent.selectOptions(screen.getByRole("combobox", { name: /how much they matter/ }), "error");

  expect(screen.queryByText("INFO fine")).not.toBeInTheDocument();
  expect(screen.getByText("ERROR broken")).toBeInTheDocument();
  expect(location()).toBe("/executions/e1?level=error");
  expect(hash()).toBe("#L2");
});

test("keys choose lines, one after the other", async () => {
  serve({
    execution: sampleExecution({ id: "e1" }),
    lines: [line(0, "one"), line(1, "two"), line(2, "three")],
  });
  const { hash } = open();
  await screen.findByText("three");

  await userEvent.keyboard("jj");
  expect(hash()).toBe("#L2");
  await userEvent.keyboard("J");
  expect(hash()).toBe("#L2-L3");
});

test("paper gets the log as lines", async () => {
  serve({ execution: sampleExecution({ id: "e1" }), lines: [line(0, "printed")] });
  open();
  await screen.findByText("printed");

  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(screen.getAllByText("printed")).toHaveLength(2);
  act(() => void window.dispatchEvent(new Event("afterprint")));

  await waitFor(() => expect(screen.getAllByText("printed")).toHaveLength(1));
});
