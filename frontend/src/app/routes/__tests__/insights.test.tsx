import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Execution, Insight, InsightItem } from "@/api/types";
import { Component as InsightsPage } from "@/app/routes/insights";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { applyInsightEvent } from "@/features/insights/apply-event";
import { ExecutionInsights } from "@/features/insights/components/execution-insights";
import { InsightReader } from "@/features/insights/components/insight-reader";
import { insightOf, itemOf, statementOf, watchOf } from "@/features/insights/__tests__/samples";

function serve(items: InsightItem[], one: Insight = insightOf()) {
  const asked = vi.fn<(query: string) => void>();
  server.use(
    http.get("*/api/v1/insights", ({ request }) => {
      asked(new URL(request.url).search);
      return HttpResponse.json({ items, total: items.length, complete: true, next_cursor: null });
    }),
    http.get("*/api/v1/insights/:id", () => HttpResponse.json(one)),
  );
  return asked;
}

it("lists what is told, and reads one beside it by its address", async () => {
  serve([itemOf(), itemOf({ id: "j2-1-output", job_name: "Report", severity: "low", verdict: "useful" })]);
  const { location } = renderAt(<InsightsPage />, { at: "/insights", path: "/insights" });
  const user = userEvent.setup();

  expect(await screen.findByText("2 open insights, the latest first")).toBeVisible();
  const rows = within(screen.getByRole("list", { name: "Insights" })).getAllByRole("listitem");
  expect(rows[0]).toHaveTextContent(/Backup.*Duration 412 s is 6.3 spreads above.*High·Duration/);
  expect(rows[1]).toHaveTextContent(/Low.*useful/);
  expect(screen.getByText("None is open")).toBeInTheDocument();

  await user.click(within(rows[0] ?? document.body).getByRole("link"));

  expect(location()).toBe("/insights?open=j1-19e-duration");
  expect(await screen.findByRole("heading", { name: "Took long: Backup" })).toBeInTheDocument();
});

it("asks for what the address says", async () => {
  const asked = serve([itemOf()]);
  renderAt(<InsightsPage />, {
    at: "/insights?severity=high&topic=start&show=all&muted=1&sort=rate&job_id=j1",
    path: "/insights",
  });

  await waitFor(() => expect(asked).toHaveBeenCalled());
  const query = new URLSearchParams(asked.mock.calls[0]?.[0]);
  expect(query.getAll("severity")).toEqual(["critical", "high"]);
  expect([query.get("topic"), query.get("muted"), query.get("sort"), query.get("job_id")]).toEqual([
    "start",
    "true",
    "rate",
    "j1",
  ]);
  expect(query.has("state")).toBe(false);
});

it("keeps filters in the address", async () => {
  serve([itemOf()]);
  const { location } = renderAt(<InsightsPage />, { at: "/insights", path: "/insights" });
  const user = userEvent.setup();

  await user.selectOptions(await screen.findByRole("combobox", { name: "Severity" }), "Medium and above");
  await user.click(screen.getByRole("checkbox", { name: "With muted ones" }));

  expect(location()).toBe("/insights?severity=medium&muted=1");
});

it("says that all is well, that nothing fits, and why the list is not there", async () => {
  serve([]);
  const { unmount } = renderAt(<InsightsPage />, { at: "/insights", path: "/insights" });
  expect(await screen.findByText("Nothing out of the ordinary")).toBeVisible();
  unmount();

  const narrowed = renderAt(<InsightsPage />, { at: "/insights?topic=host", path: "/insights" });
  await userEvent.click(await screen.findByRole("button", { name: "Show all" }));
  expect(narrowed.location()).toBe("/insights?show=all");
  expect(await screen.findByText("Nothing was told yet")).toBeVisible();
  narrowed.unmount();

  server.use(http.get("*/api/v1/insights", () => new HttpResponse(null, { status: 404 })));
  renderAt(<InsightsPage />, { at: "/insights", path: "/insights" });
  expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
});

it("reads an insight with its numbers, its evidence and what people said", async () => {
  serve(
    [],
    insightOf({
      state: "closed",
      closed_at: "2026-11-21T11:00:00Z",
      statements: [
        statementOf(),
        statementOf({ kind: "back_to_normal", sentence: "duration: as expected again" }),
      ],
      feedback: [{ at: "2026-11-21T10:30:00Z", user_id: "u2", user_name: "Ben", verdict: "useful" }],
      jobs: [{ id: "j2", name: "Report" }],
    }),
  );
  renderAt(<InsightReader id="j1-19e-duration" isPage />);

  expect(await screen.findByRole("heading", { level: 1, name: "Took long: Backup" })).toBeVisible();
  expect(screen.getByRole("figure", { name: "6 min 52 s; expected 50 s to 1 min 15 s" })).toBeInTheDocument();
  expect(screen.getByText("by chance 0.05 times in 30 days")).toBeVisible();
  expect(screen.getByText("1 min 1 s, of Tuesday 02:00, from 14 executions")).toBeVisible();
  expect(within(screen.getByRole("list", { name: "Executions" })).getByRole("link")).toHaveAttribute(
    "href",
    "/executions/j1-19e2f0a5c00",
  );
  expect(screen.getByRole("link", { name: "Report" })).toHaveAttribute("href", "/jobs/j2");
  expect(screen.getByText("As expected again")).toBeVisible();
  expect(screen.getByText("Ben")).toBeVisible();
});

it("takes a verdict back when it is given once more", async () => {
  serve([], insightOf({ own_verdict: "normal", verdict: "normal" }));
  const taken = vi.fn();
  server.use(
    http.delete("*/api/v1/insights/:id/feedback", ({ params }) => {
      taken(params["id"]);
      return HttpResponse.json(insightOf());
    }),
  );
  renderAt(<InsightReader id="j1-19e-duration" />);

  await userEvent.click(await screen.findByRole("button", { name: "Normal here", pressed: true }));

  await waitFor(() => expect(taken).toHaveBeenCalledExactlyOnceWith("j1-19e-duration"));
});

it("reads what is about all jobs without leading to one", async () => {
  const statement = statementOf({
    kind: "scheduler_away",
    rate: 0,
    value: 480,
    unit: "due times",
    upper: null,
  });
  const about = { job_id: "", job_name: "All jobs", topic: "scheduler", may_judge: false } as const;
  serve([], insightOf({ ...about, statement, statements: [statement], executions: [] }));
  renderAt(<InsightReader id="0000000000000000-19e-scheduler" isPage />);

  const heading = await screen.findByRole("heading", { level: 1, name: "No scheduler at work: All jobs" });
  expect(within(heading).queryByRole("link")).toBeNull();
  expect(screen.getByText("480 due times")).toBeVisible();
  expect(screen.getByText("certain: no matter of chance")).toBeVisible();
});

it("takes a verdict, and mutes the topic for a while", async () => {
  serve([]);
  const sent: unknown[] = [];
  server.use(
    http.put("*/api/v1/insights/:id/feedback", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(insightOf({ verdict: "normal" }));
    }),
    http.get("*/api/v1/jobs/j1/watch", () =>
      HttpResponse.json(
        watchOf({ own_budget: 1, mutes: [{ topic: "host", until: null, user_name: "Ben" }] }),
      ),
    ),
    http.put("*/api/v1/jobs/j1/watch", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(watchOf());
    }),
  );
  renderAt(<InsightReader id="j1-19e-duration" />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Normal here" }));
  await waitFor(() => expect(sent).toEqual([{ verdict: "normal" }]));
  await user.click(screen.getByRole("button", { name: "Mute…" }));
  await user.click(await screen.findByRole("menuitem", { name: "Duration of this job, until it is lifted" }));

  await waitFor(() =>
    expect(sent[1]).toEqual({
      budget: 1,
      mutes: [
        { topic: "host", until: null },
        { topic: "duration", until: null },
      ],
    }),
  );
});

it("offers no verdict to those who may only look, and lifts a mute for those who may", async () => {
  serve([], insightOf({ may_judge: false, executions: [] }));
  const { unmount } = renderAt(<InsightReader id="j1-19e-duration" />);
  expect(await screen.findByText(/No execution stands for it/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Useful" })).toBeNull();
  unmount();

  serve([], insightOf({ mute: { topic: "duration", until: null, user_name: "Ben" } }));
  renderAt(<InsightReader id="j1-19e-duration" />);
  expect(await screen.findByRole("button", { name: "Tell again" })).toBeVisible();
});

it("says that an insight is gone", async () => {
  server.use(
    http.get("*/api/v1/insights/:id", () =>
      HttpResponse.json({ title: "Not found", status: 404, detail: "", errors: [] }, { status: 404 }),
    ),
  );
  renderAt(<InsightReader id="j1-19e-duration" isPage />);

  expect(await screen.findByRole("heading", { level: 1, name: "There is no such insight" })).toBeVisible();
});

it("says on an execution what is unusual about it, and nothing while it runs", async () => {
  const asked = vi.fn();
  server.use(
    http.get("*/api/v1/executions/:id/insights", () => {
      asked();
      return HttpResponse.json({ items: [itemOf()], total: 1, complete: true, next_cursor: null });
    }),
  );
  const running = { id: "x1", job_id: "j1", state: "running" } as Execution;
  const { unmount } = renderAt(<ExecutionInsights execution={running} />);
  expect(asked).not.toHaveBeenCalled();
  unmount();

  renderAt(<ExecutionInsights execution={{ ...running, state: "succeeded" }} />);

  expect(await screen.findByRole("link", { name: /^Duration 412 s/ })).toHaveAttribute(
    "href",
    "/insights/j1-19e-duration",
  );
});

it("asks again when something is told", () => {
  const { client } = renderAt(null);
  const invalidate = vi.spyOn(client, "invalidateQueries");
  const stale = new ThrottledInvalidation(client);

  expect(applyInsightEvent({ type: "insight.changed", owner_id: "u1", job_id: "j1" }, stale)).toBe(true);
  expect(applyInsightEvent({ type: "job.saved", owner_id: "u1", job_id: "j1" }, stale)).toBe(false);

  expect(invalidate).toHaveBeenCalledExactlyOnceWith({ queryKey: ["insights"] });
  stale.stop();
});
