import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import type { Comparison } from "@/api/types";
import { sampleExecution } from "@/features/executions/__tests__/sample";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Component as ComparePage } from "../compare";

const left = sampleExecution({ id: "a", job_version: 2 });
const right = sampleExecution({ id: "b", state: "failed", exit_code: 3, cause: "exit_code" });

function serve(changes: Partial<Comparison> = {}): void {
  const comparison: Comparison = {
    fields: [
      { name: "queue", left: "default", right: "default", differs: false },
      { name: "state", left: "succeeded", right: "failed", differs: true },
    ],
    definition: [{ pointer: "/executor/config/command", left: "true", right: "exit 3" }],
    log: {
      left_lines: 2,
      right_lines: 2,
      truncated: false,
      hunks: [
        {
          left_start: 0,
          right_start: 0,
          lines: [
            { kind: "same", text: "hello" },
            { kind: "left", text: "well" },
            { kind: "right", text: "\u001b[31mbad" },
          ],
        },
      ],
    },
    ...changes,
  };
  server.use(
    http.get("*/api/v1/executions/compare", () => HttpResponse.json(comparison)),
    http.get("*/api/v1/executions/:id", ({ params }) => HttpResponse.json(params.id === "a" ? left : right)),
  );
}

function open(at = "/compare?left=a&right=b") {
  return renderAt(<ComparePage />, { at, path: "/compare" });
}

test("what differs stands first, what is alike is one press away", async () => {
  serve();
  open();

  const facts = await screen.findByRole("region", { name: "What differs" });
  expect(within(facts).getByRole("row", { name: "State Left Succeeded Right Failed" })).toBeInTheDocument();
  expect(within(facts).queryByText("Queue")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Show the 1 that are alike" }));

  expect(within(facts).getByText("Queue")).toBeInTheDocument();
});

test("definitions are compared place by place, logs line by line with links", async () => {
  serve();
  open();

  expect(await screen.findByText("executor › config › command")).toBeInTheDocument();
  const lines = within(screen.getByRole("group", { name: "Lines that differ" })).getAllByRole("listitem");

  expect(lines.map((line) => line.textContent)).toEqual([
    "11 hello",
    "2−only left: well",
    "2+only right: bad",
  ]);
  expect(screen.getByRole("link", { name: "Line 2 of the right log" })).toHaveAttribute(
    "href",
    "/executions/b#L2",
  );
});

test("an answer that is not complete says so", async () => {
  serve({ log: { left_lines: 9_000, right_lines: 9_000, truncated: true, hunks: [] } });
  open();

  expect(await screen.findByText(/not all of their lines were compared/)).toBeInTheDocument();
});

test("the sides can be swapped", async () => {
  serve();
  const { location } = open();

  await userEvent.click(await screen.findByRole("link", { name: "Swap the sides" }));

  expect(location()).toBe("/compare?left=b&right=a");
});

test("without two executions it says how to choose them", () => {
  open("/compare");

  expect(screen.getByText("Choose two executions")).toBeInTheDocument();
});

test("numbers, times and ids count when asked for, and the address says so", async () => {
  serve();
  const asked: (string | null)[] = [];
  server.events.on("request:start", ({ request }) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith("/executions/compare")) asked.push(searchParams.get("numbers"));
  });
  open();
  await userEvent.click(await screen.findByRole("checkbox", { name: "Numbers, times and ids count" }));

  expect(await screen.findByRole("checkbox", { checked: true })).toBeVisible();
  await waitFor(() => expect(asked).toEqual(["false", "true"]));
  server.events.removeAllListeners();
});
