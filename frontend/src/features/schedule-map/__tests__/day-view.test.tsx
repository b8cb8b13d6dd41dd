import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { DayBar, ScheduleDay } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { DayView } from "../components/day-view";
import type { MapFilters } from "../filters";

const DAY = { from: Date.parse("2027-05-03T00:00:00Z"), to: Date.parse("2027-05-04T00:00:00Z") };
const FILTERS: MapFilters = {
  view: "day",
  at: "",
  rows: "queue",
  measure: "load",
  owner: "",
  tag: "",
  queue: "",
  limit: 0,
  crowd: 10,
  zoom: null,
};

const PLANNED: DayBar = {
  job_id: "j1",
  job_name: "Backup",
  start: "2027-05-03T14:00:00Z",
  end: "2027-05-03T15:00:00Z",
  usual_ms: 1_800_000,
  is_measured: true,
  execution_id: null,
  state: null,
};
const DONE: DayBar = {
  ...PLANNED,
  job_name: "Import",
  execution_id: "x1",
  state: "failed",
  start: "2027-05-03T02:00:00Z",
  end: "2027-05-03T02:30:00Z",
};

function sample(changes: Partial<ScheduleDay> = {}): ScheduleDay {
  return {
    now: "2027-05-03T12:00:00Z",
    rows: [
      {
        key: "default",
        planned: 1_441,
        bars: [DONE, PLANNED],
        bands: [{ job_id: "j2", job_name: "Heartbeat", count: 1_440, usual_ms: 100, jobs: 1 }],
      },
    ],
    bucket_s: 300,
    load: [{ time: "2027-05-03T00:00:00Z", mean: 0.5, peak: 2 }],
    collisions: [],
    capacity: 4,
    jobs: 2,
    planned: 1_441,
    has_all_bars: true,
    complete: true,
    ...changes,
  };
}

function show(day: ScheduleDay, onZoom = vi.fn()) {
  const rendered = renderAt(
    <DayView day={day} bounds={DAY} filters={FILTERS} now={Date.parse(day.now)} canMove onZoom={onZoom} />,
  );
  return { ...rendered, onZoom };
}

const PROPOSAL = {
  job_id: "j1",
  job_name: "Backup",
  version: 3,
  schedule: { kind: "cron", expression: "5 14 * * *" },
  words_before: "Every day at 14:00",
  words_after: "Every day at 14:05",
  next_due: [],
  bucket_s: 300,
  before: [{ time: "2027-05-03T00:00:00Z", mean: 1, peak: 2 }],
  after: [{ time: "2027-05-03T00:00:00Z", mean: 1, peak: 1 }],
  peak_before: 2,
  peak_after: 1,
  collisions_before: 1,
  collisions_after: 1,
  may_change: true,
};

it("draws what has run, what is planned and what is due all the time", () => {
  show(sample());

  expect(screen.getByRole("link", { name: /Import: failed/ })).toHaveAttribute("href", "/executions/x1");
  expect(screen.getByRole("link", { name: /Backup: planned/ })).toHaveAttribute("href", "/jobs/j1");
  expect(screen.getByRole("link", { name: /Heartbeat: 1,440 starts/ })).toBeInTheDocument();
  expect(screen.getByText("1,441 starts")).toBeVisible();
  expect(screen.getByText(/None: nothing is planned beyond/)).toBeVisible();
});

it("moves a planned bar by keys, tells before and after, and opens the editor with it", async () => {
  const asked = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("*/api/v1/schedule-map/proposal", async ({ request }) => {
      asked(await request.json());
      return HttpResponse.json(PROPOSAL);
    }),
  );
  const { location } = show(sample());
  fireEvent.keyDown(screen.getByRole("link", { name: /Backup: planned/ }), {
    key: "ArrowRight",
    shiftKey: true,
  });

  const dialog = await screen.findByRole("dialog", { name: "Move Backup?" });
  expect(await within(dialog).findByText("Every day at 14:05")).toBeVisible();
  expect(
    within(dialog).getByText("The highest load goes from 2 to 1 and the number of collisions stays at 1."),
  ).toBeVisible();
  expect(asked).toHaveBeenCalledWith(
    expect.objectContaining({ job_id: "j1", due_at: PLANNED.start, move_to: "2027-05-03T14:05:00.000Z" }),
  );
  await userEvent.click(within(dialog).getByRole("button", { name: "Open in the editor" }));

  expect(decodeURIComponent(location())).toBe(
    `/jobs/j1?tab=definition&edit=1&changes=${JSON.stringify({ schedule: PROPOSAL.schedule })}`,
  );
});

it("says why a schedule cannot be moved so", async () => {
  const problem = { status: 400, title: "Bad", detail: "It runs several times an hour.", errors: [] };
  server.use(
    http.post("*/api/v1/schedule-map/proposal", () =>
      HttpResponse.json(problem, { status: 400, headers: { "content-type": "application/problem+json" } }),
    ),
  );
  show(sample());
  fireEvent.keyDown(screen.getByRole("link", { name: /Backup: planned/ }), {
    key: "ArrowLeft",
    shiftKey: true,
  });

  expect(await screen.findByText(/It runs several times an hour/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Open in the editor" })).toBeDisabled();
});

it("lists collisions with what they share, and looks closer", async () => {
  const { onZoom } = show(
    sample({
      has_all_bars: false,
      collisions: [
        {
          kind: "crowd",
          since: "2027-05-03T02:00:00Z",
          until: "2027-05-03T02:01:00Z",
          peak: 12,
          jobs_total: 12,
          jobs: [{ id: "j1", name: "Report", usual_ms: 2_000 }],
          shared: [{ what: "tag", value: "db", count: 12 }],
        },
      ],
    }),
  );

  expect(screen.getByText("12 starts in one minute")).toBeVisible();
  expect(screen.getByText("They share tag db")).toBeVisible();
  expect(screen.getByText(/are too many to draw/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Look closer" }));
  await waitFor(() =>
    expect(onZoom).toHaveBeenCalledWith({
      from: Date.parse("2027-05-03T01:30:00Z"),
      to: Date.parse("2027-05-03T02:31:00Z"),
    }),
  );
});

it("says that there is nothing", () => {
  show(sample({ rows: [], jobs: 0 }));

  expect(screen.getByText("Nothing is planned, and nothing has run")).toBeVisible();
});
