import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import type { LogHit, Page } from "@/api/types";
import { sampleJob } from "@/testing/sample-job";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Component as SearchPage } from "../search";

const hit: LogHit = {
  execution_id: "e1",
  job_id: "j1",
  job_name: "Back up orders",
  state: "failed",
  scheduled_for: "2026-03-01T02:00:00Z",
  match_count: 7,
  matches: [
    {
      line: {
        offset: 41,
        time: "2026-03-01T02:00:01Z",
        stream: "stderr",
        text: "db-2 refused us",
        truncated: false,
      },
      ranges: [[5, 12]],
      before: [
        {
          offset: 40,
          time: "2026-03-01T02:00:01Z",
          stream: "stdout",
          text: "\u001b]0;x\u0007calling",
          truncated: false,
        },
      ],
      after: [],
    },
  ],
};

function serve(answer: (query: URLSearchParams) => Partial<Page<LogHit>>): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get("*/api/v1/logs/search", ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      return HttpResponse.json({ items: [], total: 0, complete: true, next_cursor: null, ...answer(query) });
    }),
    http.get("*/api/v1/jobs", () =>
      HttpResponse.json({
        items: [sampleJob({ id: "j1", name: "Back up orders" })],
        total: 1,
        complete: true,
        next_cursor: null,
      }),
    ),
    http.get("*/api/v1/jobs/:id", () => HttpResponse.json(sampleJob({ id: "j1", name: "Back up orders" }))),
  );
  return asked;
}

function open(at: string) {
  return renderAt(<SearchPage />, { at, path: "/search" });
}

test("without words nothing is asked", async () => {
  const asked = serve(() => ({}));
  open("/search");

  expect(screen.getByText("Type words to look for")).toBeInTheDocument();
  await userEvent.type(screen.getByRole("searchbox"), "  ");
  expect(asked).toHaveLength(0);
});

test("matching lines are shown with their neighbours, their words marked, each a link to its place", async () => {
  serve(() => ({ items: [hit], total: 1 }));
  open("/search?q=refused");

  expect(await screen.findByRole("link", { name: "Back up orders" })).toHaveAttribute(
    "href",
    "/executions/e1",
  );
  expect(screen.getByText("refused").tagName).toBe("MARK");
  expect(screen.getByText("calling")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Line 42" })).toHaveAttribute("href", "/executions/e1#L42");
  expect(screen.getByText("7 matching lines")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "6 more in this log" })).toBeInTheDocument();
});

test("what narrows the search is in the address and asked", async () => {
  const asked = serve(() => ({ items: [hit], total: 1 }));
  const { location } = open("/search?q=refused&state=failed&job=j1&range=24h");
  await screen.findByText("refused");
  expect(asked[0]?.get("job_id")).toBe("j1");
  expect(asked[0]?.getAll("state")).toEqual(["failed"]);
  expect(asked[0]?.get("from")).not.toBeNull();

  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Output" }), "stderr only");

  await waitFor(() => expect(asked.at(-1)?.get("stream")).toBe("stderr"));
  expect(location()).toContain("stream=stderr");
});

test("a job is chosen by its name", async () => {
  const asked = serve(() => ({ items: [hit], total: 1 }));
  open("/search?q=refused");

  await userEvent.click(await screen.findByRole("combobox", { name: "Job: Any job" }));
  await userEvent.click(await screen.findByRole("option", { name: "Back up orders" }));

  await waitFor(() => expect(asked.at(-1)?.get("job_id")).toBe("j1"));
});

test("an answer that is not complete says so and goes on from there", async () => {
  serve((query) =>
    query.get("cursor") === "2"
      ? { items: [{ ...hit, execution_id: "e0", job_name: "Older" }], total: 2 }
      : { items: [hit], total: 1, complete: false, next_cursor: "2" },
  );
  open("/search?q=refused");

  expect(await screen.findByText(/Not all logs could be looked at in time/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Look further back" }));

  const list = screen.getByRole("list", { name: "Executions found" });
  expect(await within(list).findByText("Older")).toBeInTheDocument();
  expect(screen.queryByText(/Not all logs/)).not.toBeInTheDocument();
  expect(screen.getByText("2 executions")).toBeInTheDocument();
});

test("nothing found offers to search everywhere", async () => {
  const asked = serve((query) => (query.get("state") ? {} : { items: [hit], total: 1 }));
  open("/search?q=refused&state=succeeded");

  await userEvent.click(await screen.findByRole("button", { name: "Search everywhere" }));

  expect(await screen.findByText("refused")).toBeInTheDocument();
  expect(asked.at(-1)?.has("state")).toBe(false);
});
