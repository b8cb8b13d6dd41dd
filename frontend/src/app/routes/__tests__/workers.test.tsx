import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { QueueView, WorkerInfo } from "@/api/types";
import { Component as WorkersPage } from "@/app/routes/workers";
import { sampleMe } from "@/testing/sample-me";
import { renderAt } from "@/testing/render";
import { sampleWorker } from "@/testing/sample-worker";
import { server } from "@/testing/server";

const QUEUES: QueueView[] = [
  { name: "default", needs: [], waiting: 0, oldest_at: null, workers: 1, reason: null },
  {
    name: "default",
    needs: ["gpu"],
    waiting: 3,
    oldest_at: "2026-11-21T09:00:00Z",
    workers: 0,
    reason: "It needs the label gpu, which no live worker of the queue default offers.",
  },
];

function serve(workers: WorkerInfo[], role: "admin" | "developer" = "admin") {
  const told = vi.fn<(path: string) => void>();
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1", role }))),
    http.get("/api/v1/workers", () => HttpResponse.json({ items: workers })),
    http.get("/api/v1/queues", () => HttpResponse.json({ items: QUEUES })),
    http.post("/api/v1/workers/:id/:order", ({ request }) => {
      told(new URL(request.url).pathname);
      return HttpResponse.json(workers[0]);
    }),
  );
  return told;
}

const now = () => new Date().toISOString();

it("tells how much room there is, what waits, and why it cannot start", async () => {
  serve([
    sampleWorker({
      seen_at: now(),
      slots: 4,
      running: 1,
      labels: ["eu-west", "sandbox", "limit-cpu", "kind-python"],
      missing: ["The disk of a workspace: no sized tmpfs can be mounted here."],
    }),
  ]);
  renderAt(<WorkersPage />);

  const worker = await screen.findByRole("list", { name: "Workers" });
  expect(worker).toHaveTextContent(/app-1 · 4711.*Working.*1 of 4 slots/);
  expect(worker).toHaveTextContent(/Labelseu-west.*Also runs python/);
  expect(worker).toHaveTextContent(/1 thing it cannot do/);
  const queues = within(screen.getByRole("list", { name: "Queues" })).getAllByRole("listitem");
  expect(queues[1]).toHaveTextContent(/needsgpu3 waiting.*no worker.*no live worker of the queue default/);
  expect(
    screen.getByText(
      "1 worker; 1 of 4 slots in use. 3 executions wait. None of them can start: no worker takes them.",
    ),
  ).toBeVisible();
});

it("cordons a worker, and lets one that is held back work again", async () => {
  const told = serve([
    sampleWorker({ seen_at: now() }),
    sampleWorker({ id: "w/2", host: "app-2", seen_at: now(), is_cordoned: true }),
  ]);
  renderAt(<WorkersPage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Actions of app-1 · 4711" }));
  await user.click(await screen.findByRole("menuitem", { name: /Cordon/ }));
  await waitFor(() => expect(told).toHaveBeenCalledWith("/api/v1/workers/w1/cordon"));
  expect(screen.getByText("Cordoned, takes nothing new")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Actions of app-2 · 4711" }));
  await user.click(await screen.findByRole("menuitem", { name: "Let it work again" }));

  await waitFor(() => expect(told).toHaveBeenCalledWith("/api/v1/workers/w%2F2/uncordon"));
});

it("drains a worker only when that is confirmed", async () => {
  const told = serve([sampleWorker({ seen_at: now(), running: 2 })]);
  renderAt(<WorkersPage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Actions of app-1 · 4711" }));
  await user.click(await screen.findByRole("menuitem", { name: /Drain/ }));
  expect(screen.getByRole("dialog")).toHaveTextContent(/It runs 2 executions now/);
  expect(told).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Drain worker" }));

  await waitFor(() => expect(told).toHaveBeenCalledWith("/api/v1/workers/w1/drain"));
});

it("shows queues, but no workers, to who is no administrator", async () => {
  serve([], "developer");
  renderAt(<WorkersPage />);

  expect(await screen.findByRole("list", { name: "Queues" })).toBeVisible();
  expect(await screen.findByText(/workers are shown to operators/)).toBeVisible();
  expect(screen.queryByRole("list", { name: "Workers" })).not.toBeInTheDocument();
});
