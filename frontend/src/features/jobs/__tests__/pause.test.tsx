import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";
import { JobHeader } from "../components/job-header";
import { PauseNotice } from "../components/pause-notice";
import { snoozeEnd } from "../snooze-until";

const JOB = sampleJob({ schedule: { kind: "cron", expression: "0 2 * * *", timezone: "Europe/Paris" } });
const PAUSED = sampleJob({
  state: "paused",
  paused_at: "2026-11-20T10:00:00Z",
  pause_reason: "db-2 is being moved",
});

function servePatch() {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.patch(`/api/v1/jobs/${JOB.id}`, async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(JOB);
    }),
  );
  return sent;
}

function renderHeader(job = JOB) {
  renderAt(<JobHeader job={job} onEdit={vi.fn()} onBackfill={vi.fn()} onDeleted={vi.fn()} />);
  return userEvent.setup();
}

it("pauses with a reason, and says before what becomes of the due times", async () => {
  const sent = servePatch();
  const user = renderHeader();

  await user.click(screen.getByRole("button", { name: "Pause…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Pause “nightly backup”" }));
  expect(dialog.getByText(/makes up for the latest of them/)).toBeVisible();
  await user.type(dialog.getByLabelText(/Reason/), " db-2 is being moved ");
  await user.click(dialog.getByRole("button", { name: "Pause" }));

  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(sent).toHaveBeenCalledWith({ state: "paused", pause_reason: "db-2 is being moved" });
});

it("snoozes to a date on the clock of the job's zone, once it is to come", async () => {
  const sent = servePatch();
  const user = renderHeader();

  await user.click(screen.getByRole("button", { name: "Pause…" }));
  await user.selectOptions(screen.getByLabelText("How long"), "Until a date…");
  await user.type(screen.getByLabelText("Until"), "2020-01-01T08:00");
  expect(screen.getByRole("alert")).toHaveTextContent("This moment has passed.");
  expect(screen.getByRole("button", { name: "Snooze" })).toBeDisabled();
  await user.clear(screen.getByLabelText("Until"));
  await user.type(screen.getByLabelText("Until"), "2099-07-01T08:00");
  await user.click(screen.getByRole("button", { name: "Snooze" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ snoozed_until: "2099-07-01T06:00:00.000Z" }));
});

it("shows what would run before it resumes", async () => {
  const sent = servePatch();
  server.use(
    http.get(`/api/v1/jobs/${JOB.id}/resume-preview`, () =>
      HttpResponse.json({
        total: 3,
        run: ["2026-11-21T02:00:00Z"],
        run_count: 1,
        merged: 2,
        missed: 0,
        skipped: 0,
        text: "3 due times passed while paused: the latest runs now, 2 are merged into it.",
      }),
    ),
  );
  const user = renderHeader(PAUSED);

  await user.click(screen.getByRole("button", { name: "Resume…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Resume “nightly backup”" }));
  expect(await dialog.findByText(/3 due times passed while paused/)).toBeVisible();
  expect(dialog.getByRole("list", { name: "Due times that would run" })).toHaveTextContent("02:00:00");
  expect(sent).not.toHaveBeenCalled();
  await user.click(dialog.getByRole("button", { name: "Resume and run 1" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ state: "active" }));
});

it("activates a draft at once: nothing was held", async () => {
  const sent = servePatch();
  const user = renderHeader(sampleJob({ state: "draft" }));

  await user.click(screen.getByRole("button", { name: "Activate" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ state: "active" }));
});

it("says why a paused job does not run, and ends a snooze", async () => {
  const sent = servePatch();
  const { unmount } = renderAt(<PauseNotice job={PAUSED} />);
  expect(screen.getByText(/db-2 is being moved/)).toHaveTextContent(/^Paused .* ago: db-2 is being moved$/);
  unmount();

  renderAt(<PauseNotice job={{ ...JOB, snoozed_until: "2099-07-01T06:00:00Z" }} />);
  expect(screen.getByText(/Snoozed until Wed, 1 Jul 2099, 08:00:00/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "End the snooze" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ snoozed_until: null }));
});

it("has no notice for a job that runs", () => {
  const { container } = renderAt(<PauseNotice job={{ ...JOB, snoozed_until: "2020-01-01T00:00:00Z" }} />);

  expect(container).toBeEmptyDOMElement();
});

describe("snoozeEnd", () => {
  const NOW = Date.parse("2026-11-21T23:30:00Z");

  it("takes tomorrow from the clock of the zone", () => {
    expect(snoozeEnd("morning", "", "UTC", NOW)).toBe("2026-11-22T08:00:00.000Z");
    expect(snoozeEnd("morning", "", "Asia/Tokyo", NOW)).toBe("2026-11-22T23:00:00.000Z");
  });

  it("is an hour from now, or no end at all", () => {
    expect(snoozeEnd("hour", "", "UTC", NOW)).toBe("2026-11-22T00:30:00.000Z");
    expect(snoozeEnd("resumed", "", "UTC", NOW)).toBeNull();
    expect(snoozeEnd("date", "2026-11-21T23:00", "UTC", NOW)).toBeNull();
  });
});
