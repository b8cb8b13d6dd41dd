import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import { Palette } from "@/app/frame/palette";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";

const JOBS = [sampleJob({ id: "a", name: "alpha" }), sampleJob({ id: "b", name: "beta" })];

beforeEach(() => {
  server.use(
    http.get("/api/v1/jobs", ({ request }) => {
      const search = new URL(request.url).searchParams.get("search") ?? "";
      const items = JOBS.filter(({ name }) => name.includes(search));
      return HttpResponse.json({ items, total: items.length, complete: true, next_cursor: null });
    }),
  );
});

it("opens the job that fits best on Enter", async () => {
  const { location } = renderAt(<Palette isOpen onOpenChange={vi.fn()} />);
  const user = userEvent.setup();

  await user.type(screen.getByRole("combobox"), "bet");
  await waitFor(() => expect(screen.queryByText("alpha")).not.toBeInTheDocument());
  await user.keyboard("{Enter}");

  await waitFor(() => expect(location()).toBe("/jobs/b"));
});

it("runs a job that is named after “run”", async () => {
  const triggered = vi.fn<(id: unknown) => void>();
  server.use(
    http.post("/api/v1/jobs/:id/trigger", ({ params }) => {
      triggered(params["id"]);
      return HttpResponse.json({ execution_id: "e" }, { status: 202 });
    }),
  );
  renderAt(<Palette isOpen onOpenChange={vi.fn()} />);
  const user = userEvent.setup();

  await user.type(screen.getByRole("combobox"), "run alp");
  await waitFor(() => {
    expect(screen.getByText("alpha")).toBeVisible();
    expect(screen.queryByText("beta")).not.toBeInTheDocument();
  });
  await user.keyboard("{Enter}");

  await waitFor(() => expect(triggered).toHaveBeenCalledWith("a"));
});

it("goes to places, offers the logs for any word, and says when nothing fits", async () => {
  const { location } = renderAt(<Palette isOpen onOpenChange={vi.fn()} />);
  const user = userEvent.setup();

  await user.type(screen.getByRole("combobox"), "zzz");
  expect(await screen.findByText("Search all logs for “zzz”")).toBeVisible();
  await user.clear(screen.getByRole("combobox"));
  await user.type(screen.getByRole("combobox"), "run zzz");
  expect(await screen.findByText("Nothing fits.")).toBeVisible();
  await user.clear(screen.getByRole("combobox"));
  await user.type(screen.getByRole("combobox"), "execut");
  await user.click(await screen.findByText("Executions"));

  await waitFor(() => expect(location()).toBe("/executions"));
});
