import { describe, expect, it } from "vitest";
import type { PreviewSlot, SimulationResult } from "@/api/types";
import { newDraft } from "../job-draft";
import { diagramWords, DIAGRAM_LENGTH, OVERLAP_CHOICES } from "../overlap-choices";
import { skipWords } from "../policy-words";
import { previewRows } from "../preview-rows";
import { addRule, changeRule } from "../schedule-draft";
import { durationSentence, figureRows, simulationSentence } from "../simulation-words";
import {
  clockSummary,
  daysInWords,
  limitsSummary,
  missedSummary,
  overlapSummary,
  timingSummary,
  workersSummary,
} from "../summaries";
import { addWindow } from "../timing-draft";

const DRAFT = newDraft("Europe/Paris");

describe("summaries", () => {
  it("say of a new job what it does without being told", () => {
    expect(clockSummary(DRAFT.schedule.rules)).toBe("As cron does");
    expect(timingSummary(DRAFT)).toBe("At every due time");
    expect(missedSummary(DRAFT)).toBe("Run the latest; missed when 1 min late");
    expect(overlapSummary(DRAFT)).toBe("Skip the new one; at most 1 at once");
    expect(limitsSummary(DRAFT)).toBe("Ended after 1 h; normal priority");
  });

  it("tell every setting that is not usual", () => {
    const timing = {
      ...DRAFT.timing,
      starts_at: { text: "2026-12-01T00:00", was: null },
      jitter_s: 90,
      windows: addWindow([]),
      calendars: ["a", "b"],
    };

    expect(timingSummary({ ...DRAFT, timing })).toBe(
      "From 2026-12-01 00:00; Mon–Fri 08:00–18:00; 2 calendars; up to 1 min 30 s later",
    );
    expect(missedSummary({ ...DRAFT, misfire: "all", misfire_window_s: 86_400 })).toBe(
      "Run all, up to 100; no older than 1 d; missed when 1 min late",
    );
    expect(overlapSummary({ ...DRAFT, overlap: "queue_all", max_concurrent: 3 })).toBe(
      "Let all wait, up to 100; at most 3 at once",
    );
    expect(overlapSummary({ ...DRAFT, overlap: "allow" })).toBe("Run all at once");
    expect(limitsSummary({ ...DRAFT, max_executions: 1, grace_s: 60, priority: "high" })).toBe(
      "Ended after 1 h; 1 min to end by itself; high priority; pauses after 1 execution",
    );
    expect(workersSummary({ ...DRAFT, queue: "gpu" })).toBe("Any worker of the queue gpu");
    expect(workersSummary({ ...DRAFT, needs: ["gpu", "eu-west"] })).toBe("Workers with gpu and eu-west");
  });

  it("count the schedules that do not follow cron over a clock change", () => {
    const one = changeRule(DRAFT.schedule, 0, { gap: "skip", fold: "both" });

    expect(clockSummary(one.rules)).toBe("Left out: do not run; repeated: run both times");
    expect(clockSummary(addRule(one).rules)).toBe("1 schedule of 2 not as cron does");
  });

  it("name days in runs", () => {
    expect(daysInWords(["mon", "tue", "wed", "thu", "fri"])).toBe("Mon–Fri");
    expect(daysInWords(["sat", "sun"])).toBe("Sat and Sun");
    expect(daysInWords(["mon", "wed", "thu", "fri", "sun"])).toBe("Mon, Wed–Fri and Sun");
    expect(daysInWords(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).toBe("");
  });
});

describe("overlap choices", () => {
  it("say in words what their diagrams show", () => {
    const words = Object.fromEntries(OVERLAP_CHOICES.map(({ value, runs }) => [value, diagramWords(runs)]));

    expect(words).toEqual({
      skip: "First runs. Second is skipped. Third is skipped.",
      queue_one: "First runs. Second waits, then runs. Third is skipped.",
      queue_all: "First runs. Second waits, then runs. Third waits, then runs.",
      cancel_running:
        "First runs, then is asked to end. Second waits, then runs, then is asked to end. Third waits, then runs.",
      terminate_running: "First runs, then is killed. Second runs, then is killed. Third runs.",
      allow: "First runs. Second runs. Third runs.",
    });
  });

  it.each(OVERLAP_CHOICES.map(({ value, runs }) => [value, runs] as const))(
    "draw a history that can be: %s",
    (value, runs) => {
      const phases = runs.flat();
      for (const { from, to } of phases) {
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(DIAGRAM_LENGTH);
      }
      const busy = phases.filter(({ does }) => does === "runs" || does === "ends");
      const most = Math.max(
        ...busy.map(({ from }) => busy.filter((other) => other.from <= from && from < other.to).length),
      );
      expect(most).toBe(value === "allow" ? 3 : 1);
    },
  );
});

describe("previewRows", () => {
  const slot = (minute: number, skipped: PreviewSlot["skipped"] = null): PreviewSlot => ({
    due_at: `2026-11-22T02:${String(minute).padStart(2, "0")}:00Z`,
    skipped,
    detail: "",
  });

  it("end with the fifth that runs", () => {
    const slots = Array.from({ length: 9 }, (_, minute) => slot(minute, minute === 1 ? "calendar" : null));

    expect(previewRows(slots).map((row) => row.kind === "slot" && row.skipped)).toEqual([
      null,
      "calendar",
      null,
      null,
      null,
      null,
    ]);
  });

  it("gather what is skipped many times in a row for one reason", () => {
    const slots = [slot(0), ...[1, 2, 3, 4, 5].map((minute) => slot(minute, "window")), slot(6)];

    expect(previewRows(slots)).toEqual([
      { kind: "slot", ...slot(0) },
      { kind: "slot", ...slot(1, "window") },
      { kind: "slot", ...slot(2, "window") },
      { kind: "more", count: 3, until: slot(5).due_at },
      { kind: "slot", ...slot(6) },
    ]);
  });
});

it("says why a due time is skipped, with what the calendar has then", () => {
  expect(skipWords("window", "")).toBe("Skipped: outside of the allowed windows");
  expect(skipWords("calendar", "Germany: New Year's Day")).toBe(
    "Skipped by the calendar Germany: New Year's Day",
  );
});

describe("simulations in words", () => {
  const FIGURES = { due: 30, ran: 28, skipped: 2, missed: 0, waited_ms_total: 0, waited_ms_max: 0, peak: 1 };
  const RESULT: SimulationResult = {
    from: "2026-10-22T00:00:00Z",
    to: "2026-11-21T00:00:00Z",
    durations: { count: 28, median_ms: 4_000, source: "history" },
    before: FIGURES,
    after: FIGURES,
    added: [],
    added_total: 0,
    lost: [],
    lost_total: 0,
  };

  it("begin with what would have been otherwise", () => {
    expect(simulationSentence({ ...RESULT, added_total: 1, lost_total: 2 })).toBe(
      "There would have been 1 execution added and 2 executions lost.",
    );
    expect(simulationSentence({ ...RESULT, lost_total: 2 })).toBe("There would have been 2 executions lost.");
    expect(simulationSentence(RESULT)).toBe("Nothing would have changed: 28 executions either way.");
    expect(simulationSentence({ ...RESULT, after: { ...FIGURES, peak: 2 } })).toMatch(/The same executions/);
    const none = { ...FIGURES, due: 0, ran: 0 };
    expect(simulationSentence({ ...RESULT, before: none, after: none })).toMatch(/not due last month/);
  });

  it("show each figure before, after and by how much it differs", () => {
    const rows = figureRows({ ...RESULT, after: { ...FIGURES, ran: 25, waited_ms_total: 250_000 } });

    expect(rows.find(({ name }) => name === "Ran")).toEqual({
      name: "Ran",
      before: "28",
      after: "25",
      change: "−3",
    });
    expect(rows.find(({ name }) => name === "Waited in all")).toMatchObject({
      before: "0 ms",
      change: "+4 min 10 s",
    });
    expect(rows.find(({ name }) => name === "Due")?.change).toBe("");
  });

  it("say on what they rest", () => {
    expect(durationSentence(RESULT)).toMatch(/4\.0 s in the median of 28/);
    expect(
      durationSentence({ ...RESULT, durations: { count: 0, median_ms: 60_000, source: "assumed" } }),
    ).toMatch(/each is taken to last 1 min\./);
  });
});
