import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { DraftedJob, ScheduleReading } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleReading } from "@/testing/sample-reading";
import { server } from "@/testing/server";
import { type JobDraft, newDraft } from "../job-draft";
import { JobSentence } from "../phrase/job-sentence";
import { draftsOfReading, missingWords, sureness } from "../phrase/phrase-words";
import { SchedulePhrase } from "../phrase/schedule-phrase";
import { scheduleOf } from "../schedule-draft";

const asked = vi.fn<(body: unknown) => void>();
const LAST_FRIDAY = {
  code: "days.last",
  text: "Which last Friday?",
  choices: [
    { id: "of_month", text: "the last Friday of each month" },
    { id: "past", text: "the Friday just gone, 20 November" },
  ],
  taken: "of_month",
  is_answered: false,
};

function answerReadings(answer: (answers: Record<string, string>) => Partial<ScheduleReading>) {
  server.use(
    http.post("/api/v1/schedules/read", async ({ request }) => {
      const body = (await request.json()) as { answers: Record<string, string> };
      asked(body);
      return HttpResponse.json(sampleReading(answer(body.answers)));
    }),
  );
}

beforeEach(() => asked.mockClear());

it("says a schedule back with its dates, and takes it over", async () => {
  answerReadings(() => ({}));
  const onUse = vi.fn<(reading: ScheduleReading) => void>();
  renderAt(<SchedulePhrase timezone="Europe/Paris" onUse={onUse} />);
  const user = userEvent.setup();

  await user.type(screen.getByLabelText(/Say it in words/), "every weekday at 9");

  expect(await screen.findByText("At 09:00 on Monday to Friday")).toBeVisible();
  expect(screen.getByText("Europe/Paris · Sure (100 %)")).toBeVisible();
  expect(screen.getByRole("list", { name: "Next due times" })).toBeVisible();
  expect(asked).toHaveBeenLastCalledWith({
    text: "every weekday at 9",
    timezone: "Europe/Paris",
    answers: {},
  });
  await user.click(screen.getByRole("button", { name: "Use this schedule" }));
  expect(onUse).toHaveBeenCalledOnce();
});

it("asks what is doubtful, and reads again with the answer", async () => {
  answerReadings((answers) => ({
    confidence: answers["days.last"] ? 1 : 0.7,
    words: answers["days.last"]
      ? "Once, on 20 November 2026 at 17:00"
      : "At 17:00 on the last Friday of the month",
    doubts: [
      { ...LAST_FRIDAY, taken: answers["days.last"] ?? "of_month", is_answered: "days.last" in answers },
    ],
  }));
  renderAt(<SchedulePhrase timezone="UTC" onUse={vi.fn()} />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText(/Say it in words/), "last Friday at 17:00");

  const question = await screen.findByRole("group", { name: "Which last Friday?" });
  expect(within(question).getByLabelText("the last Friday of each month")).toBeChecked();
  await user.click(within(question).getByLabelText("the Friday just gone, 20 November"));

  expect(await screen.findByText("Once, on 20 November 2026 at 17:00")).toBeVisible();
  expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ answers: { "days.last": "past" } }));
});

it("tells what it does not understand, and offers nothing to use", async () => {
  answerReadings(() => ({
    schedule: null,
    preview: null,
    words: "",
    confidence: 0,
    unread: [{ start: 0, end: 5, text: "hello" }],
  }));
  renderAt(<SchedulePhrase timezone="UTC" onUse={vi.fn()} />);
  const user = userEvent.setup();

  await user.type(screen.getByLabelText(/Say it in words/), "hello");

  expect(await screen.findByText("This is not understood as a schedule.")).toBeVisible();
  expect(screen.getByText("Not understood: “hello”")).toBeVisible();
  expect(screen.getByRole("button", { name: "Use this schedule" })).toBeDisabled();
});

it("fills in the form from a sentence and says what is missing", async () => {
  const drafted = {
    job: {
      name: "Morning backup",
      executor: { kind: "shell", config: { command: "backup --full" } },
      schedule: { kind: "cron", expression: "0 6 * * 1-5", timezone: "Europe/Paris" },
      timeout_s: 1800,
    },
    found: [{ field: "executor", start: 25, end: 44, text: "run `backup --full`" }],
    missing: ["/name"],
    reading: sampleReading(),
    doubts: [],
    unread: [],
  } as unknown as DraftedJob;
  server.use(http.post("/api/v1/jobs/draft-from-text", () => HttpResponse.json(drafted)));
  const onFill = vi.fn<(changes: Partial<JobDraft>) => void>();
  renderAt(<JobSentence draft={newDraft("Europe/Paris", "ada")} onFill={onFill} />);
  const user = userEvent.setup();

  await user.type(screen.getByLabelText(/Describe the job/), "Every weekday at 06:00 run backup");
  await user.click(screen.getByRole("button", { name: "Fill in the form" }));

  expect(await screen.findByText("What it runs: “run `backup --full`”")).toBeVisible();
  expect(screen.getByText("Still to be filled in: a name")).toBeVisible();
  await waitFor(() => expect(onFill).toHaveBeenCalledOnce());
  const [changes] = onFill.mock.calls[0] ?? [];
  expect(changes).toMatchObject({
    name: "Morning backup",
    owner_id: "ada",
    timeout_s: 1800,
    configs: { shell: { command: "backup --full" } },
  });
  expect(changes?.schedule && scheduleOf(changes.schedule)).toMatchObject({ expression: "0 6 * * 1-5" });
});

it("keeps jitter and calendars when a reading is taken over", () => {
  const { timing } = newDraft("UTC");
  const former = { ...timing, jitter_s: 60, calendars: ["c1"] };

  const taken = draftsOfReading(sampleReading({ timing: { ends_at: "2026-12-31T23:00:00Z" } }), former);

  expect(taken.timing).toMatchObject({ jitter_s: 60, calendars: ["c1"] });
  expect(taken.schedule.rules[0].expression).toBe("0 9 * * 1-5");
});

it("puts numbers and pointers into words", () => {
  expect([sureness(1), sureness(0.7), sureness(0.2)]).toEqual([
    "Sure (100 %)",
    "Likely (70 %)",
    "Doubtful (20 %)",
  ]);
  expect(missingWords(["/name", "/executor/config/command"])).toBe("a name and what it runs");
});

it("asks a language model only when it is told to, and about no other text", async () => {
  server.use(
    http.post("/api/v1/schedules/read", async ({ request }) => {
      const body = (await request.json()) as { ask_model?: boolean };
      asked(body);
      return HttpResponse.json(
        body.ask_model
          ? sampleReading({ read_by: "model", confidence: 0.7 })
          : sampleReading({ schedule: null, preview: null, words: "", confidence: 0, can_ask_model: true }),
      );
    }),
  );
  renderAt(<SchedulePhrase timezone="UTC" onUse={vi.fn()} />);
  const user = userEvent.setup();
  const box = screen.getByLabelText(/Say it in words/);
  await user.type(box, "before the birds wake up");

  await user.click(await screen.findByRole("button", { name: "Ask the language model" }));
  expect(await screen.findByText(/read by the language model/)).toBeVisible();
  expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ ask_model: true }));
  asked.mockClear();
  await user.type(box, "!");

  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(asked.mock.calls.every(([body]) => !(body as { ask_model?: boolean }).ask_model)).toBe(true);
});
