import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { Job, SchedulePreview } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { samplePreview } from "@/testing/sample-preview";
import { server } from "@/testing/server";
import { JobForm } from "../components/job-form";

const PARIS = { kind: "cron", expression: "30 2 * * *", timezone: "Europe/Paris" } as const;
const CLOCK_CHANGE = "28 March 2027: the clock goes from 02:00 to 03:00; 02:30 is due at 03:00 instead.";
const asked = vi.fn<(body: unknown) => void>();

function answerPreviews(changes: Partial<SchedulePreview> = {}) {
  server.use(
    http.post("/api/v1/schedules/preview", async ({ request }) => {
      asked(await request.json());
      return HttpResponse.json(samplePreview(changes));
    }),
  );
}

beforeEach(() => {
  asked.mockClear();
  answerPreviews();
  server.use(
    http.get("/api/v1/catalog", () => HttpResponse.json({ executors: [] })),
    http.get("/api/v1/calendars", () =>
      HttpResponse.json({
        items: [
          { id: "c1", name: "Germany", mode: "closed", tags: [] },
          { id: "c2", name: "Freeze", mode: "closed", tags: ["prod"] },
        ],
      }),
    ),
  );
});

function edit(job: Job = sampleJob({ schedule: PARIS })) {
  renderAt(<JobForm job={job} onSaved={vi.fn()} onCancel={vi.fn()} />);
  return userEvent.setup();
}

/** What is sent when the form is saved. */
async function saved(user: ReturnType<typeof userEvent.setup>): Promise<unknown> {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.patch("/api/v1/jobs/:id", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(sampleJob());
    }),
  );
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  return sent.mock.calls[0]?.[0];
}

const open = (user: ReturnType<typeof userEvent.setup>, title: RegExp) =>
  user.click(screen.getByRole("button", { name: title }));

it("keeps what most jobs leave alone in one line each", () => {
  edit();

  for (const name of [
    "Clock changes : As cron does",
    "Timing : At every due time",
    "Missed due times : Run the latest; missed when 1 min late",
    "Overlap : Skip the new one; at most 1 at once",
    "Limits : Ended after 1 h; normal priority",
    "Environment : No variables",
  ])
    expect(screen.getByRole("button", { name, expanded: false })).toBeVisible();
  expect(screen.queryByLabelText("Jitter")).not.toBeInTheDocument();
});

it("leaves clock changes out where there are none", () => {
  edit(sampleJob());

  expect(screen.queryByRole("button", { name: /Clock changes/ })).not.toBeInTheDocument();
});

it("adds a second schedule, each with its own clock changes, and takes the first away again", async () => {
  const user = edit();

  await user.click(screen.getByRole("button", { name: "Add another schedule" }));
  const second = screen.getByRole("group", { name: "Schedule 2" });
  const expression = within(second).getByLabelText("Expression");
  fireEvent.change(expression, { target: { value: "0 9 * * *" } });
  await open(user, /^Clock changes/);
  const [, gap] = screen.getAllByLabelText("A time that is left out");
  if (!gap) throw new Error("The second schedule has no policy.");
  await user.selectOptions(gap, "Do not run");

  expect(screen.getByText("It does not run on that day.")).toBeVisible();
  const both = [PARIS, { ...PARIS, expression: "0 9 * * *", gap: "skip" }];
  await waitFor(() =>
    expect(asked).toHaveBeenLastCalledWith(
      expect.objectContaining({
        schedule: { kind: "any", schedules: both, timezone: "Europe/Paris" },
        job_id: sampleJob().id,
      }),
    ),
  );
  await user.click(screen.getByRole("button", { name: "Remove schedule 1" }));
  expect(await saved(user)).toMatchObject({ schedule: both[1] });
});

it("shows what is refused at its field while it is typed, and lets go when it is corrected", async () => {
  edit();
  server.use(
    http.post("/api/v1/schedules/preview", () =>
      HttpResponse.json(
        {
          title: "Invalid",
          status: 400,
          detail: "There is no minute 61.",
          errors: [{ pointer: "/schedule/expression", code: "cron", detail: "There is no minute 61." }],
        },
        { status: 400 },
      ),
    ),
  );
  const expression = screen.getByLabelText("Expression");

  fireEvent.change(expression, { target: { value: "61 * * * *" } });
  expect(await screen.findByText("There is no minute 61.")).toBeVisible();
  expect(expression).toBeInvalid();
  answerPreviews();
  fireEvent.change(expression, { target: { value: "1 * * * *" } });

  await waitFor(() => expect(expression).toBeValid());
});

it("strikes out what is skipped with the reason in words, and tells clock changes", async () => {
  answerPreviews({
    slots: [
      { due_at: "2026-12-24T01:30:00Z", skipped: null, detail: "" },
      { due_at: "2026-12-25T01:30:00Z", skipped: "calendar", detail: "Germany: Christmas" },
    ],
    clock_changes: [{ at: "2027-03-28T01:00:00Z", kind: "forward", text: CLOCK_CHANGE }],
    warnings: [{ code: "schedule.clock_gap", detail: "The same once more." }],
  });
  edit();

  const times = await screen.findByRole("list", { name: "Next due times" });
  const [runs, skipped] = within(times).getAllByRole("listitem");
  expect(runs?.querySelector("s")).toBeNull();
  expect(skipped?.querySelector("s")).toHaveTextContent("25 Dec 2026");
  expect(skipped).toHaveTextContent("Skipped by the calendar Germany: Christmas");
  const changes = screen.getByRole("list", { name: "Clock changes in the next 24 months" });
  expect(changes).toHaveTextContent(CLOCK_CHANGE);
  expect(screen.queryByText("The same once more.")).not.toBeInTheDocument();
  expect(within(changes).getByLabelText("Put forward")).toBeInTheDocument();
});

it("writes windows, calendars, jitter and snooze, and knows which calendars come by a tag", async () => {
  const user = edit(sampleJob({ schedule: PARIS, tags: ["prod"] }));
  await open(user, /^Timing/);

  await user.type(screen.getByLabelText(/^Jitter/), "90");
  await user.click(screen.getByRole("button", { name: "Add a window" }));
  await user.click(screen.getByRole("button", { name: "Monday" }));
  await user.click(await screen.findByRole("checkbox", { name: /Germany/ }));
  expect(screen.getByRole("checkbox", { name: /Freeze.*by the tag prod/ })).toBeDisabled();

  expect(await saved(user)).toMatchObject({
    timing: {
      jitter_s: 90,
      windows: [{ days: ["tue", "wed", "thu", "fri"], start: "08:00", end: "18:00" }],
      calendars: ["c1"],
    },
    snoozed_until: null,
  });
});

it("says what is not complete and opens where it is", async () => {
  const user = edit(
    sampleJob({ schedule: PARIS, timing: { windows: [{ start: "08:00", end: "18:00", days: ["mon"] }] } }),
  );
  await open(user, /^Timing/);
  await user.click(screen.getByRole("button", { name: "Monday" }));
  await open(user, /^Timing/);
  expect(screen.queryByRole("button", { name: "Monday" })).not.toBeInTheDocument();

  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(screen.getByText("Not saved yet, to be completed: an allowed window.")).toBeVisible();
  expect(screen.getByText("Choose at least one day.")).toBeVisible();
});

it("explains every overlap policy by a line and a diagram, and asks for the bound of those that wait", async () => {
  const user = edit();
  await open(user, /^Overlap/);

  const choices = screen.getByRole("group", { name: /^When it is due/ });
  expect(within(choices).getAllByRole("radio")).toHaveLength(6);
  expect(
    within(choices)
      .getAllByRole("img")
      .map((image) => image.querySelector("title")?.textContent),
  ).toContain("First runs. Second waits, then runs. Third is skipped.");
  expect(screen.queryByLabelText("At most waiting")).not.toBeInTheDocument();
  await user.click(screen.getByRole("radio", { name: "Let all wait" }));
  await user.clear(screen.getByLabelText("At most waiting"));
  await user.type(screen.getByLabelText("At most waiting"), "5");

  expect(await saved(user)).toMatchObject({
    overlap: "queue_all",
    max_concurrent: 1,
    overlap_queue_limit: 5,
  });
});

it("asks of missed due times only what the policy needs", async () => {
  const user = edit();
  await open(user, /^Missed due times/);

  expect(screen.queryByLabelText("At most")).not.toBeInTheDocument();
  await user.click(screen.getByRole("radio", { name: "Run all" }));
  expect(screen.getByLabelText("At most")).toHaveValue(100);
  await user.click(screen.getByRole("radio", { name: "Run none" }));

  expect(screen.queryByLabelText(/^Not run when later than/)).not.toBeInTheDocument();
  expect(await saved(user)).toMatchObject({ misfire: "skip", misfire_window_s: null });
});

it("opens the part in which the server refused something", async () => {
  const user = edit();
  server.use(
    http.patch("/api/v1/jobs/:id", () =>
      HttpResponse.json(
        {
          title: "Invalid",
          status: 400,
          detail: "Not saved.",
          errors: [{ pointer: "/max_executions", code: "cap", detail: "A cap is at least 1." }],
        },
        { status: 400 },
      ),
    ),
  );

  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(await screen.findByText("A cap is at least 1.")).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText(/^Run cap/)).toHaveFocus());
});
