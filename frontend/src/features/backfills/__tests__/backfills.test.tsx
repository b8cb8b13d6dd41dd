import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { Backfill, BackfillAnswer } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";
import { BackfillDialog } from "../components/backfill-dialog";
import { BackfillList } from "../components/backfill-list";
import { backfillInput, newBackfill } from "../draft";

const JOB = sampleJob({ schedule: { kind: "cron", expression: "0 2 * * *", timezone: "Europe/Paris" } });
const PATH = `/api/v1/jobs/${JOB.id}/backfills`;

const BACKFILL: Backfill = {
  id: "b1",
  job_id: JOB.id,
  from: "2026-11-01T00:00:00Z",
  to: "2026-11-08T00:00:00Z",
  state: "running",
  total: 7,
  dispatched: 3,
  max_parallel: 1,
  created_at: "2026-11-20T00:00:00Z",
  finished_at: null,
  created_by: "ada@example.com",
};

/** Answers dry runs and starts, and tells what was asked. */
function serveBackfills(answer: Partial<BackfillAnswer> = {}) {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post(PATH, async ({ request }) => {
      const body = (await request.json()) as { dry_run: boolean };
      sent(body);
      const times = ["2026-11-20T01:00:00Z", "2026-11-21T01:00:00Z"];
      return HttpResponse.json(
        { backfill: body.dry_run ? null : BACKFILL, total: 12, times, ...answer },
        { status: body.dry_run ? 200 : 201 },
      );
    }),
  );
  return sent;
}

function openDialog() {
  const started = vi.fn();
  renderAt(<BackfillDialog job={JOB} onClose={vi.fn()} onStarted={started} />);
  return { user: userEvent.setup(), started };
}

it("shows what would run, then runs just that", async () => {
  const sent = serveBackfills();
  const { user, started } = openDialog();

  expect(await screen.findByText("Would run 12 due times.")).toBeVisible();
  expect(screen.getByRole("list", { name: "Due times that would run" })).toHaveTextContent("02:00:00");
  expect(screen.getByText("and 10 more")).toBeVisible();
  expect(sent.mock.calls.every(([body]) => (body as { dry_run: boolean }).dry_run)).toBe(true);
  await user.clear(screen.getByLabelText("From"));
  await user.type(screen.getByLabelText("From"), "2026-11-01T00:00");
  await user.clear(screen.getByLabelText("At once"));
  await user.type(screen.getByLabelText("At once"), "3");
  await user.click(screen.getByRole("checkbox", { name: "Run those again that ran already" }));
  const run = await screen.findByRole("button", { name: "Run 12 due times" });
  await waitFor(() => expect(run).toBeEnabled());
  await user.click(run);

  await waitFor(() => expect(started).toHaveBeenCalledOnce());
  expect(sent).toHaveBeenLastCalledWith(
    expect.objectContaining({
      from: "2026-10-31T23:00:00.000Z",
      max_parallel: 3,
      include_fired: true,
      dry_run: false,
    }),
  );
});

it("has nothing to start where nothing would run", async () => {
  serveBackfills({ total: 0, times: [] });
  openDialog();

  expect(await screen.findByText("There is nothing to run in this time.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Run" })).toBeDisabled();
});

it("shows what the server refused", async () => {
  server.use(
    http.post(PATH, () =>
      HttpResponse.json(
        { title: "Invalid", status: 400, detail: "More than 10,000 due times are too many.", errors: [] },
        { status: 400 },
      ),
    ),
  );
  openDialog();

  expect(await screen.findByRole("alert")).toHaveTextContent("More than 10,000 due times are too many.");
  expect(screen.getByRole("button", { name: "Run" })).toBeDisabled();
});

it("lists how far backfills are, and cancels one that runs", async () => {
  const cancelled = vi.fn();
  server.use(
    http.get(PATH, () => HttpResponse.json({ items: [BACKFILL, { ...BACKFILL, id: "b2", state: "done" }] })),
    http.post(`${PATH}/b1/cancel`, () => {
      cancelled();
      return HttpResponse.json({}, { status: 202 });
    }),
  );
  renderAt(<BackfillList jobId={JOB.id} zone="UTC" onNew={vi.fn()} />);

  const [running] = await screen.findAllByRole("listitem");
  expect(running).toHaveTextContent("3 of 7 started");
  expect(running).toHaveTextContent("by ada@example.com");
  expect(screen.getAllByRole("button", { name: "Cancel" })).toHaveLength(1);
  await userEvent.click(within(running ?? document.body).getByRole("button", { name: "Cancel" }));

  await waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
});

describe("a backfill's draft", () => {
  it("is the last day on the clock of the job", () => {
    const draft = newBackfill("Europe/Paris", Date.parse("2026-11-21T07:30:20Z"));

    expect(draft).toMatchObject({ from: "2026-11-20T08:30", to: "2026-11-21T08:30" });
    expect(backfillInput(draft, "Europe/Paris")).toMatchObject({ from: "2026-11-20T07:30:00.000Z" });
  });

  it("is nothing to ask about while incomplete", () => {
    const draft = newBackfill("UTC", Date.now());

    expect(backfillInput({ ...draft, from: "" }, "UTC")).toBeNull();
    expect(backfillInput({ ...draft, to: draft.from }, "UTC")).toBeNull();
    expect(backfillInput({ ...draft, max_parallel: Number.NaN }, "UTC")).toBeNull();
    expect(backfillInput({ ...draft, max_parallel: 1.5 }, "UTC")).toBeNull();
  });
});
