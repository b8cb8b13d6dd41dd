import { screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import type { JobForecast, Outlook } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { ForecastPanel } from "../components/forecast-panel";
import { OutlookPanel } from "../components/outlook-panel";

const INTERVAL = { low_s: 38, lower_s: 40, middle_s: 42, upper_s: 50, high_s: 64 };
const FORECAST: JobForecast = {
  job_id: "j1",
  learned: 60,
  needed: 5,
  learned_at: "2027-05-03T02:00:00Z",
  next: INTERVAL,
  ahead: [
    { due_at: "2027-05-04T02:00:00Z", ...INTERVAL },
    { due_at: "2027-05-05T02:00:00Z", ...INTERVAL },
  ],
  success: 0.97,
  runs: 62,
  failed: 2,
  zone: "UTC",
  best_hours: [{ hour: 4, score: 0.9, success_rate: 1, duration_s: 40, load: 0.25, count: 12 }],
  model: { name: "naive", error: null, naive_error: null },
};

function serveForecast(changes: Partial<JobForecast>) {
  server.use(http.get("/api/v1/jobs/:id/forecast", () => HttpResponse.json({ ...FORECAST, ...changes })));
}

it("tells duration, success, the coming executions and the best hours", async () => {
  serveForecast({});
  renderAt(<ForecastPanel jobId="j1" />);

  expect(await screen.findByText("About 42 s; nine in ten take 38 s to 1 min 4 s.")).toBeVisible();
  expect(screen.getByText(/^97%/)).toHaveTextContent("(2 of the last 62 executions failed)");
  expect(screen.getByRole("region", { name: "Coming executions" })).toBeVisible();
  expect(screen.getByText("25% of the busiest hour’s load")).toBeVisible();
});

it("says how much is to be learned of a new job", async () => {
  serveForecast({ next: null, ahead: [], success: null, learned: 1, runs: 0, best_hours: [] });
  renderAt(<ForecastPanel jobId="j1" />);

  expect(await screen.findByText("Learning: 1 of 5 successes.")).toBeVisible();
  expect(screen.getByText("No execution has ended yet.")).toBeVisible();
  expect(screen.queryByRole("region", { name: "Best hours" })).not.toBeInTheDocument();
});

it("says what went wrong and offers to try again", async () => {
  server.use(http.get("/api/v1/jobs/:id/forecast", () => HttpResponse.json({}, { status: 500 })));
  renderAt(<ForecastPanel jobId="j1" />);

  expect(await screen.findByRole("alert")).toBeVisible();
});

const OUTLOOK: Outlook = {
  execution_id: "e1",
  state: "running",
  attempt_started_at: "2027-05-03T02:00:00Z",
  elapsed_s: 10,
  learned: 60,
  needed: 5,
  points: [
    { at: "2027-05-03T02:00:10Z", share: 0 },
    { at: "2027-05-03T02:01:10Z", share: 0.95 },
  ],
  half_by: "2027-05-03T02:00:42Z",
  most_by: "2027-05-03T02:01:04Z",
  by: "2027-05-03T03:00:00Z",
  by_share: 0.84,
  limit_at: "2027-05-03T02:05:00Z",
  limit_share: 0.002,
  longer_share: 0.9,
};

function serveOutlook(changes: Partial<Outlook>) {
  server.use(http.get("/api/v1/executions/:id/outlook", () => HttpResponse.json({ ...OUTLOOK, ...changes })));
}

it("tells when a running execution is done, and what endangers that", async () => {
  serveOutlook({});
  renderAt(<OutlookPanel executionId="e1" />);

  expect(await screen.findByRole("status")).toHaveTextContent("84% to be done before it is due again.");
  expect(screen.getByText(/under 1% to reach it/)).toBeVisible();
});

it("says that too few are known, and nothing once no attempt runs", async () => {
  serveOutlook({ points: [], learned: 2 });
  const { client } = renderAt(<OutlookPanel executionId="e1" />);
  expect(await screen.findByText("Learning: 2 of 5 successes.")).toBeVisible();

  serveOutlook({ attempt_started_at: null });
  await client.invalidateQueries();

  await waitFor(() =>
    expect(screen.queryByRole("region", { name: "When it is done" })).not.toBeInTheDocument(),
  );
});
