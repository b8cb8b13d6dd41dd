import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Advice } from "@/api/types";
import { Component as AdvicePage } from "@/app/routes/advice";
import { MoveAdvice } from "@/features/advice/components/move-advice";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

const NO_SETTINGS = { timeout_s: null, memory_bytes: null, retry: null, schedule: null, state: null };

const sample = (changes: Partial<Advice> = {}): Advice => ({
  id: "j1-timeout-too_loose",
  job_id: "j1",
  job_name: "nightly backup",
  owner_id: "u1",
  tags: [],
  job_version: 3,
  kind: "timeout",
  reason: "too_loose",
  sentence: "The greatest of the last 300 good runs took 4 s: set it to 10 s.",
  before: { ...NO_SETTINGS, timeout_s: 3600 },
  after: { ...NO_SETTINGS, timeout_s: 10 },
  before_text: "1 h",
  after_text: "10 s",
  evidence: [{ name: "greatest", value: 4, unit: "s" }],
  executions: ["0000000000000000-19e2f0a5c00"],
  other_job_id: null,
  other_job_name: null,
  move: null,
  weight: 0.3,
  state: "open",
  revision: 1,
  made_at: "2026-11-22T02:00:00Z",
  decided_at: null,
  decided_by: null,
  applied_version: null,
  is_outdated: false,
  may_decide: true,
  ...changes,
});

function serve(...items: Advice[]) {
  const sent = vi.fn<(path: string) => void>();
  const asked = vi.fn<(query: string) => void>();
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1" }))),
    http.get("/api/v1/advice", ({ request }) => {
      asked(new URL(request.url).search);
      return HttpResponse.json({ items, total: items.length, complete: true, next_cursor: null });
    }),
    http.post("/api/v1/advice/:id/:decision", ({ request, params }) => {
      sent(new URL(request.url).pathname);
      const state = { apply: "applied", dismiss: "dismissed", undo: "open" }[String(params.decision)];
      return HttpResponse.json({ ...items[0], state });
    }),
  );
  return { sent, asked };
}

it("tells what is set, what is proposed, and what it rests on", async () => {
  serve(sample());
  renderAt(<AdvicePage />);

  const row = within(await screen.findByRole("list", { name: "Advice" })).getByRole("listitem");
  expect(row).toHaveTextContent(/nightly backup.*set it to 10 s.*Time limit: 1 h → 10 s/);
  await userEvent.click(within(row).getByText("What it rests on"));
  expect(within(row).getByText("4.0 s")).toBeVisible();
  expect(within(row).getByRole("link", { name: "nightly backup" })).toHaveAttribute("href", "/jobs/j1");
});

it("applies one, and dismisses another", async () => {
  const { sent } = serve(
    sample(),
    sample({ id: "j2-dead-always_failing", job_id: "j2", job_name: "old report" }),
  );
  renderAt(<AdvicePage />);

  await userEvent.click(await screen.findByRole("button", { name: "Apply to nightly backup: 10 s" }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith("/api/v1/advice/j1-timeout-too_loose/apply"));
  await userEvent.click(screen.getByRole("button", { name: "Dismiss for old report" }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith("/api/v1/advice/j2-dead-always_failing/dismiss"));
});

it("does not apply what is out of date, nor what only a person can do", async () => {
  serve(
    sample({ is_outdated: true }),
    sample({ id: "j3", job_name: "by hand", kind: "frequency", before_text: "", after_text: "" }),
  );
  renderAt(<AdvicePage />);

  expect(await screen.findByRole("button", { name: /Apply to nightly backup/ })).toBeDisabled();
  expect(screen.getByRole("note")).toHaveTextContent("changed since");
  expect(screen.queryByRole("button", { name: /Apply to by hand/ })).not.toBeInTheDocument();
});

it("takes an applied one back", async () => {
  const { sent } = serve(
    sample({ state: "applied", applied_version: 4, decided_at: "2026-11-22T08:00:00Z" }),
  );
  renderAt(<AdvicePage />, { at: "/advice?state=applied" });

  expect(await screen.findByRole("link", { name: "version 4" })).toHaveAttribute(
    "href",
    "/jobs/j1?tab=changes&version=4",
  );
  await userEvent.click(screen.getByRole("button", { name: "Undo for nightly backup" }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith("/api/v1/advice/j1-timeout-too_loose/undo"));
});

it("lets those look who may not decide, and asks for the kind in the address", async () => {
  const { asked } = serve(sample({ may_decide: false }));
  renderAt(<AdvicePage />, { at: "/advice?kind=timeout" });

  expect(await screen.findByText(/set it to 10 s/)).toBeVisible();
  expect(screen.queryByRole("button", { name: /Apply/ })).not.toBeInTheDocument();
  expect(asked.mock.calls[0]?.[0]).toContain("kind=timeout");
});

it("says that there is none, and why", async () => {
  serve();
  renderAt(<AdvicePage />);

  expect(await screen.findByRole("heading", { name: "No advice" })).toBeVisible();
});

it("says what moves do together, and nothing without any", async () => {
  const move = {
    shift_s: 600,
    number: 1,
    of: 2,
    day: "2026-11-25T00:00:00Z",
    peak_before: 8,
    peak_after: 4,
    next_before: ["2026-11-25T02:00:00Z"],
    next_after: ["2026-11-25T02:10:00Z"],
  };
  serve(sample({ kind: "move", move }));
  renderAt(<MoveAdvice owner="" />);

  const moves = await screen.findByRole("region", { name: "Moves that would help" });
  expect(moves).toHaveTextContent("1 job; the peak of Wed, 25 Nov 2026 from 8 to 4 at once");
  await userEvent.click(within(moves).getByText("What it rests on"));
  expect(within(moves).getByText("Next then")).toBeVisible();
});
