import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { JobRow } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { sampleRow } from "@/testing/sample-row";
import { Toaster } from "@/components/ui/toaster";
import { server } from "@/testing/server";
import { JobList } from "../components/job-list";

const ROWS = [
  sampleRow({ id: "a", name: "alpha" }),
  sampleRow({ id: "b", name: "beta", tags: ["db"] }),
  sampleRow({ id: "c", name: "gamma", state: "paused" }),
];
const FACETS = {
  total: 3,
  facets: [
    { field: "state", values: [{ value: "active", count: 2 }], more: 0 },
    {
      field: "tag",
      values: [
        { value: "db", count: 1 },
        { value: "web", count: 2 },
      ],
      more: 9_990,
    },
    { field: "standing", values: [{ value: "failing", count: 1 }], more: 0 },
  ],
};

/** Serves rows and tells with which query they were asked for. */
function serveJobs(rows: JobRow[] = ROWS, total = rows.length) {
  const asked = vi.fn<(query: string) => void>();
  server.use(
    http.get("/api/v1/jobs/table", ({ request }) => {
      const { search, searchParams } = new URL(request.url);
      asked(search);
      const offset = Number(searchParams.get("offset"));
      const items = rows.slice(offset, offset + Number(searchParams.get("limit")));
      return HttpResponse.json({ items, offset, total, complete: true });
    }),
    http.get("/api/v1/jobs/facets", () => HttpResponse.json(FACETS)),
    http.get("/api/v1/directory", () => HttpResponse.json({ items: [] })),
  );
  return asked;
}

/** Takes bulk calls and does them. */
function serveBulk() {
  const sent = vi.fn<(body: { ids: string[]; action: string }) => void>();
  server.use(
    http.post("/api/v1/jobs/bulk", async ({ request }) => {
      const body = (await request.json()) as { ids: string[]; action: string };
      sent(body);
      const results = body.ids.map((id) => ({
        id,
        ok: id !== "c",
        error: id === "c" ? "You may not pause this job." : null,
        former_state: id === "c" ? null : "active",
      }));
      return HttpResponse.json({ results });
    }),
  );
  return sent;
}

it("lists jobs with their schedules in words", async () => {
  serveJobs();
  renderAt(<JobList />);

  expect(await screen.findByRole("link", { name: "alpha" })).toHaveAttribute("href", "/jobs/a");
  expect(screen.getAllByText("Every day at 02:00, UTC").length).toBeGreaterThan(0);
  expect(screen.getByText("3 jobs")).toBeVisible();
});

it("asks for what the address says, archived ones only when told", async () => {
  const asked = serveJobs();
  renderAt(<JobList />, { at: "/jobs?search=be&tag=db" });
  await screen.findByRole("link", { name: "beta" });

  expect(asked).toHaveBeenCalledWith(
    "?search=be&state=active&state=paused&state=draft&tag=db&sort=name&offset=0&limit=50",
  );
});

it("keeps the search in the address", async () => {
  const asked = serveJobs();
  const { location } = renderAt(<JobList />, { at: "/jobs" });
  await screen.findByRole("link", { name: "alpha" });

  await userEvent.type(screen.getByRole("searchbox", { name: "Search jobs" }), "beta");

  await waitFor(() => expect(location()).toBe("/jobs?search=beta"));
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.stringContaining("search=beta")));
});

it("pauses the selected jobs together, and back", async () => {
  serveJobs();
  const sent = serveBulk();
  renderAt(
    <>
      <JobList />
      <Toaster />
    </>,
  );
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select alpha" }));
  await user.click(screen.getByRole("checkbox", { name: "Select beta" }));
  await user.click(screen.getByRole("button", { name: "Pause" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ ids: ["a", "b"], action: "pause" }));
  await waitFor(() => expect(screen.queryByRole("toolbar")).not.toBeInTheDocument());
  // Sonner captures the pointer, which jsdom knows nothing of.
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ ids: ["a", "b"], action: "activate" }));
});

it("selects all between two rows with shift", async () => {
  serveJobs();
  renderAt(<JobList />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select alpha" }));
  await user.keyboard("{Shift>}");
  await user.click(screen.getByRole("checkbox", { name: "Select gamma" }));
  await user.keyboard("{/Shift}");

  expect(screen.getByRole("toolbar")).toHaveTextContent("3 selected");
});

it("selects all that match, seen or not, and changes them some at a time", async () => {
  serveJobs(ROWS, 450);
  const sent = serveBulk();
  const ids = Array.from({ length: 450 }, (_, at) => `x${at}`);
  server.use(http.get("/api/v1/jobs/ids", () => HttpResponse.json({ ids, complete: true })));
  renderAt(<JobList />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select all 450 jobs" }));
  expect(await screen.findByText("450 selected")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Archive" }));

  await waitFor(() => expect(screen.queryByRole("toolbar")).not.toBeInTheDocument());
  expect(sent.mock.calls.map(([{ ids: some }]) => some.length)).toEqual([200, 200, 50]);
});

it("says of each job that was left alone why", async () => {
  serveJobs();
  serveBulk();
  renderAt(<JobList />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select gamma" }));
  await user.click(screen.getByRole("button", { name: "Pause" }));

  expect(await screen.findByRole("dialog", { name: "1 job left as they were" })).toHaveTextContent(
    "You may not pause this job.",
  );
});

it("narrows by a value of a filter, and counts what it does not list", async () => {
  serveJobs();
  const { location } = renderAt(<JobList />, { at: "/jobs" });
  const user = userEvent.setup();

  const failing = await screen.findByRole("button", { name: /Failing/ });
  expect(screen.getByText("and 9,990 rarer ones")).toBeVisible();
  await user.click(failing);

  expect(location()).toBe("/jobs?standing=failing");
  expect(await screen.findByRole("button", { name: /Failing/, pressed: true })).toBeVisible();
});

it("sorts by what failed, from the head of the column", async () => {
  const asked = serveJobs();
  renderAt(<JobList />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Last outcome" }));

  await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.stringContaining("sort=outcome")));
  expect(screen.getByRole("columnheader", { name: "Last outcome" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
});

it("fetches the whole job when somebody reaches for its actions", async () => {
  serveJobs();
  const fetched = vi.fn<() => void>();
  server.use(
    http.get("/api/v1/jobs/a", () => {
      fetched();
      return HttpResponse.json(sampleJob({ id: "a", name: "alpha" }));
    }),
  );
  renderAt(<JobList />);
  const user = userEvent.setup();
  const actions = await screen.findByRole("button", { name: "Actions of alpha" });
  expect(fetched).not.toHaveBeenCalled();

  await user.click(actions);

  expect(await screen.findByRole("menuitem", { name: "Pause…" })).toBeVisible();
});

it("asks before many jobs are deleted, and names them", async () => {
  serveJobs();
  renderAt(<JobList />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select gamma" }));
  await user.click(screen.getByRole("button", { name: "Delete…" }));

  expect(await screen.findByRole("dialog", { name: "Delete 1 job?" })).toHaveTextContent("gamma");
});

it("offers the first steps where there is no job at all", async () => {
  serveJobs([]);
  renderAt(<JobList />);

  expect(await screen.findByRole("link", { name: /Import a crontab/ })).toBeVisible();
});

it("says that no job fits, where filters hide them", async () => {
  serveJobs([]);
  renderAt(<JobList />, { at: "/jobs?search=zzz" });

  expect(await screen.findByText("No job fits")).toBeVisible();
});

it("says what went wrong and tries again", async () => {
  server.use(
    http.get("/api/v1/jobs/facets", () => HttpResponse.json(FACETS)),
    http.get("/api/v1/jobs/table", () =>
      HttpResponse.json({ title: "x", status: 409, detail: "Redis is away." }, { status: 409 }),
    ),
  );
  renderAt(<JobList />);
  expect(await screen.findByText("Redis is away.")).toBeVisible();

  serveJobs();
  await userEvent.click(screen.getByRole("button", { name: /Try again|Show how it is now/ }));

  expect(await screen.findByRole("link", { name: "alpha" })).toBeVisible();
});
