import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Job } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";
import { JobList } from "../components/job-list";

const JOBS = [
  sampleJob({ id: "a", name: "alpha" }),
  sampleJob({ id: "b", name: "beta", tags: ["db"] }),
  sampleJob({ id: "c", name: "gamma", state: "paused" }),
];

/** Serves jobs and tells with which query they were asked for. */
function serveJobs(items: Job[] = JOBS) {
  const asked = vi.fn<(query: string) => void>();
  server.use(
    http.get("/api/v1/jobs", ({ request }) => {
      asked(new URL(request.url).search);
      return HttpResponse.json({ items, total: items.length, complete: true, next_cursor: null });
    }),
  );
  return asked;
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
    "?search=be&state=active&state=paused&state=draft&tag=db&sort=name&limit=100",
  );
});

it("keeps the search in the address", async () => {
  const asked = serveJobs();
  const { location } = renderAt(<JobList />, { at: "/jobs" });
  await screen.findByRole("link", { name: "alpha" });

  await userEvent.type(screen.getByRole("searchbox"), "beta");

  await waitFor(() => expect(location()).toBe("/jobs?search=beta"));
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.stringContaining("search=beta")));
});

it("pauses the selected jobs together", async () => {
  serveJobs();
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("/api/v1/jobs/bulk", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json({
        results: [
          { id: "a", ok: true, error: null },
          { id: "b", ok: true, error: null },
        ],
      });
    }),
  );
  renderAt(<JobList />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select alpha" }));
  await user.click(screen.getByRole("checkbox", { name: "Select beta" }));
  await user.click(screen.getByRole("button", { name: "Pause" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ ids: ["a", "b"], action: "pause" }));
  await waitFor(() => expect(screen.queryByRole("toolbar")).not.toBeInTheDocument());
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
    http.get("/api/v1/jobs", () =>
      HttpResponse.json({ title: "x", status: 409, detail: "Redis is away." }, { status: 409 }),
    ),
  );
  renderAt(<JobList />);
  expect(await screen.findByText("Redis is away.")).toBeVisible();

  serveJobs();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByRole("link", { name: "alpha" })).toBeVisible();
});
