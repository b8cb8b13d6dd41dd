import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, test } from "vitest";
import type { Watch } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { JobInsights } from "../components/job-insights";
import { WatchPanel } from "../components/watch-panel";
import { muteEnd } from "../mutes";
import { budgetOptions, learnedWords } from "../watch-words";
import { figure, kindWords, rangeWords, rateWords, valueWords } from "../words";
import { itemOf, statementOf, watchOf } from "./samples";

function serve(watch: Watch) {
  const sent: unknown[] = [];
  server.use(
    http.get("*/api/v1/jobs/j1/watch", () => HttpResponse.json(watch)),
    http.put("*/api/v1/jobs/j1/watch", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(watch);
    }),
  );
  return sent;
}

it("says how well a job is known, and chooses how many false alarms are put up with", async () => {
  const sent = serve(watchOf());
  renderAt(<WatchPanel jobId="j1" />);

  expect(await screen.findByText(/Learned from 412 executions, 400 of them successes/)).toBeVisible();
  await userEvent.selectOptions(screen.getByRole("combobox"), "about 1 in 10 months");

  await waitFor(() => expect(sent).toEqual([{ budget: 0.1, mutes: [] }]));
});

it("lifts a mute, and says that nothing is watched here", async () => {
  const sent = serve(
    watchOf({ is_on: false, mutes: [{ topic: "output", until: "2027-01-01T00:00:00Z", user_name: "Ben" }] }),
  );
  renderAt(<WatchPanel jobId="j1" />);

  expect(await screen.findByText(/Output is muted/)).toHaveTextContent(/, by Ben/);
  expect(screen.getByText(/turned off in this installation/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Tell of output again" }));

  await waitFor(() => expect(sent).toEqual([{ budget: null, mutes: [] }]));
});

it("shows those who may only look, and why it is not there", async () => {
  serve(watchOf({ may_change: false }));
  const { unmount } = renderAt(<WatchPanel jobId="j1" />);
  expect(await screen.findByRole("combobox")).toBeDisabled();
  unmount();

  server.use(http.get("*/api/v1/jobs/j1/watch", () => new HttpResponse(null, { status: 404 })));
  renderAt(<WatchPanel jobId="j1" />);
  expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
});

it("tells of one job what is unusual, how odd its executions were and how it is watched", async () => {
  serve(watchOf());
  server.use(
    http.get("*/api/v1/insights", () =>
      HttpResponse.json({
        items: [itemOf(), itemOf({ id: "j2-1-host", job_id: "j2", job_name: "Report", topic: "host" })],
        total: 2,
        complete: true,
        next_cursor: null,
      }),
    ),
    http.get("*/api/v1/jobs/j1/scores", () =>
      HttpResponse.json({
        metric: "score",
        unit: "powers of ten",
        bucket_s: 3600,
        points: [
          { time: new Date(Date.now() - 7_200_000).toISOString(), value: 0.2 },
          { time: new Date(Date.now() - 3_600_000).toISOString(), value: 1.3 },
        ],
      }),
    ),
  );
  renderAt(<JobInsights jobId="j1" />);

  const rows = within(await screen.findByRole("list", { name: "Insights" })).getAllByRole("listitem");
  expect(within(rows[0] ?? document.body).getByRole("link")).toHaveAttribute(
    "href",
    "/insights/j1-19e-duration",
  );
  expect(rows[0]).not.toHaveTextContent("Backup");
  expect(rows[1]).toHaveTextContent("Report");
  expect(await screen.findByText(/told from 0.52 on. 1 of 2 hours were beyond/)).toBeInTheDocument();
  expect(await screen.findByText("How it is watched")).toBeVisible();
});

test("what is learned, and budgets, in words", () => {
  const { learned } = watchOf();
  expect(learnedWords({ ...learned, successes: 3 })).toMatch(/^Learning: 3 of 5 successes/);
  expect(learnedWords({ ...learned, executions: 20, successes: 20 })).toMatch(/from 40 successes on/);
  expect(budgetOptions(watchOf({ own_budget: 0.02 })).map(({ label }) => label)).toEqual([
    "As every job: about 1 in 3 months",
    "about 1 in 4 years",
    "about 1 in 3 years",
    "about 1 in 10 months",
    "about 1 in 3 months",
    "1 in 30 days",
    "3 in 30 days",
  ]);
  expect(muteEnd(1, Date.UTC(2026, 0, 1))).toBe("2026-01-02T00:00:00.000Z");
});

test("values, ranges and rates in words", () => {
  expect(valueWords(412, "s")).toBe("6 min 52 s");
  expect(valueWords(48_234_496, "bytes")).toBe("48.2 MB");
  expect(valueWords(0.0345, "share")).toBe("3.45 %");
  expect(valueWords(7, "files")).toBe("7 files");
  expect(rangeWords(statementOf({ lower: null }))).toBe("up to 1 min 15 s");
  expect(rangeWords(statementOf({ upper: null }))).toBe("");
  expect(rateWords(0.0001)).toBe("by chance less than once in 80 years");
  expect(kindWords("host_slow")).toBe("Slow together with others");
  expect(kindWords("odd_moon")).toBe("Odd moon");
  expect(figure(1234)).toBe("1,230");
});
