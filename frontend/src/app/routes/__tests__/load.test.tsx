import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import type { LoadForecast } from "@/api/types";
import { Component as LoadPage } from "@/app/routes/load";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

const BAND = { low: 0, lower: 1, middle: 2, upper: 3, high: 4 };
const LOAD: LoadForecast = {
  since: "2027-05-03T02:00:00Z",
  until: "2027-05-10T02:00:00Z",
  hours: [
    { time: "2027-05-03T02:00:00Z", starts: 7, ...BAND },
    { time: "2027-05-03T03:00:00Z", starts: 0, ...BAND },
  ],
  lanes: [
    {
      kind: "queue",
      name: "default",
      jobs: 3,
      starts: 7,
      busy_s: 7200,
      peak: 4.2,
      peak_at: "2027-05-03T02:00:00Z",
      capacity: 4,
    },
    { kind: "label", name: "gpu", jobs: 1, starts: 0, busy_s: 0, peak: 0, peak_at: null, capacity: 1 },
  ],
  capacity: 4,
  jobs: 3,
  past_days: 14,
  complete: true,
};

function serve(changes: Partial<LoadForecast> = {}) {
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1" }))),
    http.get("/api/v1/forecasts/load", ({ request }) => {
      const queue = new URL(request.url).searchParams.get("queue");
      return HttpResponse.json({ ...LOAD, ...changes, jobs: queue ? 1 : (changes.jobs ?? LOAD.jobs) });
    }),
  );
}

it("answers whether there is room, and says what comes to each queue", async () => {
  serve();
  renderAt(<LoadPage />);

  const room = "There is room: at most 4 of 4 slots are needed";
  expect(await screen.findByRole("heading", { level: 1, name: room })).toBeVisible();
  const rows = within(screen.getByRole("list", { name: "Queues and labels" })).getAllByRole("button");
  expect(rows[0]).toHaveTextContent(/Queue default3 jobs, 7 starts2 h in all4.2 at once.*of 4 slots too few/);
  expect(rows[1]).toHaveTextContent(/Label gpu.*idle/);
});

it("shows one queue alone when it is pressed", async () => {
  serve();
  const { location } = renderAt(<LoadPage />, { at: "/load" });

  await userEvent.click(await screen.findByRole("button", { name: /default/ }));

  await waitFor(() => expect(screen.getByText(/1 job with a schedule of default/)).toBeVisible());
  expect(location()).toBe("/load?queue=default");
  await userEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(location()).toBe("/load");
});

it("says that nothing is planned, and that the load could not be shown", async () => {
  serve({ jobs: 0, hours: [] });
  const { unmount } = renderAt(<LoadPage />);
  expect(await screen.findByRole("heading", { name: "Nothing is planned" })).toBeVisible();
  unmount();

  server.use(http.get("/api/v1/forecasts/load", () => HttpResponse.json({}, { status: 500 })));
  renderAt(<LoadPage />);
  expect(await screen.findByRole("alert")).toBeVisible();
});
