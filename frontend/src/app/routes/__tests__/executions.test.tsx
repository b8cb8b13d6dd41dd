import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import type { Execution, Page } from "@/api/types";
import { applyExecutionEvent } from "@/features/executions/apply-event";
import { sampleExecution } from "@/features/executions/__tests__/sample";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { sampleMe } from "@/testing/sample-me";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Component as ExecutionsPage } from "../executions";

const NO_FACETS = { facets: [], total: 0, complete: true };

beforeEach(() => {
  server.use(
    http.get("*/api/v1/executions/facets", () => HttpResponse.json(NO_FACETS)),
    http.get("*/api/v1/executions/histogram", () =>
      HttpResponse.json({ bucket_s: 3600, since: null, until: null, points: [], complete: true }),
    ),
    http.get("*/api/v1/views", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/jobs", () =>
      HttpResponse.json({ items: [], total: 0, complete: true, next_cursor: null }),
    ),
    http.get("*/api/v1/auth/me", () => HttpResponse.json(sampleMe())),
  );
});

function serve(answer: (query: URLSearchParams) => Partial<Page<Execution>>): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get("*/api/v1/executions", ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const items = answer(query).items ?? [];
      return HttpResponse.json({
        total: items.length,
        complete: true,
        next_cursor: null,
        ...answer(query),
        items,
      });
    }),
  );
  return asked;
}

const failed = sampleExecution({
  id: "f",
  state: "failed",
  exit_code: 3,
  error: "connection refused\nat line 2",
  lag_ms: 2500,
});

test("a row says state, job, lateness, duration, exit code and the first line of the error", async () => {
  serve(() => ({ items: [failed] }));
  renderAt(<ExecutionsPage />, { at: "/executions" });

  const row = (await screen.findAllByRole("row")).at(-1);

  expect(row).toHaveTextContent("Failed");
  expect(row).toHaveTextContent("Back up orders");
  expect(row).toHaveTextContent("2.5 s late");
  expect(row).toHaveTextContent("4.2 s");
  expect(row).toHaveTextContent("connection refused");
  expect(row).not.toHaveTextContent("at line 2");
  expect(screen.getByRole("link", { name: /Back up orders/ })).toHaveAttribute("href", "/executions/f");
});

test("filters go into the address and to the server", async () => {
  const asked = serve(() => ({ items: [failed] }));
  const { location } = renderAt(<ExecutionsPage />, { at: "/executions?state=failed&tag=db" });
  await screen.findByText("1 execution");
  expect(asked[0]?.get("query")).toBe("state:failed tag:db");

  await userEvent.click(screen.getByRole("combobox", { name: "Search executions" }));
  await userEvent.paste(" refused");
  await userEvent.keyboard("{Enter}");

  await waitFor(() => expect(asked.at(-1)?.get("query")).toBe("state:failed tag:db refused"));
  expect(location()).toBe("/executions?q=state%3Afailed+tag%3Adb+refused");
});

test("a search shows its matches and owns up to a total that is a lower bound", async () => {
  const highlights: Execution["highlights"] = [
    { field: "output", text: "db refused us", ranges: [[3, 10]], before: "asking db", after: null, line: 6 },
  ];
  serve(() => ({ items: [{ ...failed, highlights }], total: 1000, complete: false }));
  renderAt(<ExecutionsPage />, { at: "/executions?q=refused" });

  expect(await screen.findByText(/At least 1,000 executions/)).toBeInTheDocument();
  expect(screen.getByText("refused").tagName).toBe("MARK");
  expect(screen.getByText("asking db")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "db refused us" })).toHaveAttribute("href", "/executions/f#L7");
});

test("older rows are added below", async () => {
  serve((query) =>
    query.get("cursor") === "2"
      ? { items: [sampleExecution({ id: "old", job_name: "Older job" })] }
      : { items: [failed], next_cursor: "2" },
  );
  renderAt(<ExecutionsPage />, { at: "/executions" });

  await userEvent.click(await screen.findByRole("button", { name: "Load older" }));

  expect(await screen.findByText("Older job")).toBeInTheDocument();
  expect(screen.getByText("Back up orders")).toBeInTheDocument();
});

test("an event changes its row in place", async () => {
  serve(() => ({
    items: [sampleExecution({ id: "r", state: "running", finished_at: null, duration_ms: null })],
  }));
  const { client } = renderAt(<ExecutionsPage />, { at: "/executions" });
  expect((await screen.findAllByText("Running")).length).toBeGreaterThan(0);
  const invalidation = new ThrottledInvalidation(client);

  act(() =>
    applyExecutionEvent(
      client,
      {
        type: "execution.finished",
        owner_id: "owner",
        job_id: "0000000000000001",
        execution_id: "r",
        state: "timed_out",
        time: "2026-03-01T02:00:30.050Z",
      },
      invalidation,
    ),
  );

  expect((await screen.findAllByText("Timed out")).length).toBeGreaterThan(0);
  invalidation.stop();
});

test("nothing found offers to clear the filters", async () => {
  serve((query) => ({ items: query.get("query") ? [] : [failed] }));
  renderAt(<ExecutionsPage />, { at: "/executions?q=nothing" });

  await userEvent.click(await screen.findByRole("button", { name: "Clear the search" }));

  expect(await screen.findByText("1 execution")).toBeInTheDocument();
});

test("a failure says so and can be tried again", async () => {
  server.use(
    http.get("*/api/v1/executions", () =>
      HttpResponse.json(
        { title: "Unavailable", status: 503, detail: "Redis does not answer." },
        { status: 503 },
      ),
    ),
  );
  renderAt(<ExecutionsPage />, { at: "/executions" });
  expect(await screen.findByText("Redis does not answer.")).toBeInTheDocument();

  serve(() => ({ items: [failed] }));
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText("Back up orders")).toBeInTheDocument();
});

test("a facet narrows the search, and widens it again", async () => {
  const asked = serve(() => ({ items: [failed] }));
  const values = [{ value: "failed", count: 12, is_chosen: false }];
  server.use(
    http.get("*/api/v1/executions/facets", ({ request }) => {
      const isChosen = new URL(request.url).searchParams.get("query") === "state:failed";
      return HttpResponse.json({
        ...NO_FACETS,
        facets: [
          {
            field: "state",
            values: values.map((value) => ({ ...value, is_chosen: isChosen })),
            exact: true,
            estimated: false,
          },
        ],
      });
    }),
  );
  const { location } = renderAt(<ExecutionsPage />, { at: "/executions" });

  await userEvent.click(await screen.findByRole("button", { name: /Failed 12/ }));
  await waitFor(() => expect(asked.at(-1)?.get("query")).toBe("state:failed"));
  await waitFor(() => expect(screen.getByRole("button", { pressed: true })).toHaveTextContent("Failed"));

  await userEvent.click(screen.getByRole("button", { pressed: true }));
  await waitFor(() => expect(location()).toBe("/executions"));
});

test("values are completed by the keyboard, and asked for at once", async () => {
  const asked = serve(() => ({ items: [failed] }));
  renderAt(<ExecutionsPage />, { at: "/executions" });
  const box = screen.getByRole("combobox", { name: "Search executions" });

  await userEvent.type(box, "state:ti");
  await userEvent.click(await screen.findByRole("option", { name: /timed_out/ }));

  await waitFor(() => expect(asked.at(-1)?.get("query")).toBe("state:timed_out"));
  expect(box).toHaveValue("state:timed_out ");
});

test("what cannot be asked is told with its place", async () => {
  const problem = {
    title: "Invalid",
    status: 400,
    detail: "At character 1, 'stat:x': there is no field 'stat'.",
  };
  server.use(
    http.get("*/api/v1/executions", () => HttpResponse.json(problem, { status: 400 })),
    http.get("*/api/v1/executions/facets", () => HttpResponse.json(problem, { status: 400 })),
  );
  renderAt(<ExecutionsPage />, { at: "/executions?q=stat:x" });

  expect(await screen.findByText("This cannot be searched for")).toBeInTheDocument();
  expect(screen.getByText(/At character 1/)).toBeInTheDocument();
  expect(screen.getByRole("combobox", { name: "Search executions" })).toHaveValue("stat:x");
});

test("an export asks for what is shown", async () => {
  serve(() => ({ items: [failed] }));
  renderAt(<ExecutionsPage />, { at: "/executions?q=refused" });

  await userEvent.click(await screen.findByRole("button", { name: /Export/ }));

  const link = await screen.findByRole("menuitem", { name: /CSV/ });
  expect(link.getAttribute("href")).toContain("/api/v1/executions/export?query=refused");
});
