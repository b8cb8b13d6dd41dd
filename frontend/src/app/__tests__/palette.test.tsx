import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { Palette } from "@/app/frame/palette";
import { PageHeader } from "@/components/ui/page-header";
import { addRecent } from "@/lib/recents";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";

const JOBS = [sampleJob({ id: "a", name: "alpha" }), sampleJob({ id: "b", name: "beta" })];

beforeEach(() => {
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe())),
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

/** A page with an action, and the palette over it. */
function OnPage({ onPress }: { onPress: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <main>
        <PageHeader title="A job" actions={<button onClick={onPress}>Pause for 2 h</button>} />
      </main>
      <button onClick={() => setOpen(true)}>Open</button>
      <Palette isOpen={isOpen} onOpenChange={setOpen} />
    </>
  );
}

it("does what the page in sight offers, and leads back to what was looked at", async () => {
  const pressed = vi.fn();
  addRecent({ to: "/jobs/b", word: "beta" });
  const { location } = renderAt(<OnPage onPress={pressed} />);
  const user = userEvent.setup();

  await user.click(screen.getByText("Open"));
  await user.click(await screen.findByRole("option", { name: "Pause for 2 h" }));
  await waitFor(() => expect(pressed).toHaveBeenCalledOnce());
  await user.click(screen.getByText("Open"));
  const lately = screen.getByRole("group", { name: "Looked at lately" });
  await user.click(within(lately).getByText("beta"));
  await waitFor(() => expect(location()).toBe("/jobs/b"));
});

it("offers writing jobs only to those who may", async () => {
  server.use(http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ role: "viewer" }))));
  renderAt(<Palette isOpen onOpenChange={vi.fn()} />);
  expect(await screen.findByText("Log out")).toBeVisible();
  await screen.findByText("alpha");
  expect(screen.queryByText("New job")).not.toBeInTheDocument();
  expect(screen.queryByText("Import a crontab")).not.toBeInTheDocument();
});
