import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { SimulationResult } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";
import { TimeMachine } from "../components/time-machine";
import { draftOfJob, type JobDraft } from "../job-draft";

const JOB = sampleJob();
const SAVED = draftOfJob(JOB, "UTC");
const FIGURES = { due: 30, ran: 28, skipped: 2, missed: 0, waited_ms_total: 0, waited_ms_max: 0, peak: 1 };
const RESULT: SimulationResult = {
  from: "2026-10-22T00:00:00Z",
  to: "2026-11-21T00:00:00Z",
  durations: { count: 28, median_ms: 4_000, source: "history" },
  before: FIGURES,
  after: { ...FIGURES, ran: 30, skipped: 0, peak: 2 },
  added: ["2026-11-01T02:00:00Z", "2026-11-02T02:00:00Z"],
  added_total: 2,
  lost: [],
  lost_total: 0,
};

const button = () => screen.getByRole("button", { name: "What would have changed last month?" });

function answer(result: SimulationResult) {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post(`/api/v1/jobs/${JOB.id}/simulate`, async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(result);
    }),
  );
  return sent;
}

async function ask(draft: JobDraft) {
  renderAt(<TimeMachine draft={draft} job={JOB} />);
  await userEvent.click(button());
}

it("has nothing to ask about before something is changed", () => {
  renderAt(<TimeMachine draft={SAVED} job={JOB} />);

  expect(button()).toBeDisabled();
  expect(screen.getByText(/^Change the schedule/)).toBeVisible();
});

it("asks with what was changed, and shows it before and after with the times that differ", async () => {
  const sent = answer(RESULT);

  await ask({ ...SAVED, overlap: "allow" });

  expect(await screen.findByText("There would have been 2 executions added.")).toBeVisible();
  expect(sent).toHaveBeenCalledWith({ overlap: "allow" });
  const ran = screen.getByRole("rowheader", { name: "Ran" }).closest("tr");
  expect(ran).toHaveTextContent("Ran2830+2");
  expect(screen.getByRole("rowheader", { name: "Missed" }).closest("tr")).toHaveTextContent("same");
  await userEvent.click(screen.getByText("Added: 2"));
  expect(within(screen.getByRole("list", { name: "Added times" })).getAllByRole("listitem")).toHaveLength(2);
  expect(screen.queryByText(/^Lost/)).not.toBeInTheDocument();
});

it("says so when it was not due at all", async () => {
  const none = { ...FIGURES, due: 0, ran: 0, skipped: 0 };
  answer({ ...RESULT, before: none, after: none, added: [], added_total: 0 });

  await ask({ ...SAVED, overlap: "allow" });

  expect(await screen.findByText(/not due last month/)).toBeVisible();
  expect(screen.queryByRole("table")).not.toBeInTheDocument();
});

it("tells why there is no answer", async () => {
  server.use(
    http.post(`/api/v1/jobs/${JOB.id}/simulate`, () =>
      HttpResponse.json(
        { title: "Invalid", status: 400, detail: "That is too often to replay." },
        { status: 400 },
      ),
    ),
  );

  await ask({ ...SAVED, misfire: "all" });

  expect(await screen.findByRole("alert")).toHaveTextContent("That is too often to replay.");
});
