import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import type { Execution, LogLine } from "@/api/types";
import { sampleExecution } from "@/features/executions/__tests__/sample";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Component as ExecutionPage } from "../execution";

function line(offset: number, text: string, stream: LogLine["stream"] = "stdout"): LogLine {
  return { offset, time: "2026-03-01T02:00:01Z", stream, text, truncated: false };
}

interface Served {
  execution: Execution;
  lines?: LogLine[];
  /** What the stream sends, for a live execution. */
  stream?: string;
}

function serve({ execution, lines = [], stream = "" }: Served): void {
  const isFinished = execution.finished_at !== null;
  server.use(
    http.get("*/api/v1/executions/:id", () => HttpResponse.json(execution)),
    http.get("*/api/v1/executions/:id/log", () =>
      HttpResponse.json({ lines, next_after: null, finished: isFinished }),
    ),
    http.get("*/api/v1/executions/:id/log/stream", () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode(`: hello\n\n${stream}`)),
      });
      return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
    }),
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
