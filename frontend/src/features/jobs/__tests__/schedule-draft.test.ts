import { describe, expect, it } from "vitest";
import type { Schedule, Timing } from "@/api/types";
import { sampleJob } from "@/testing/sample-job";
import { changesOf } from "../job-changes";
import { draftOfJob, gapsOf, inputOf, newDraft } from "../job-draft";
import { addRule, changeRule, draftOf, removeRule, scheduleOf, zoneOf } from "../schedule-draft";
import { addWindow, isOvernight, timingDraftOf, timingOf } from "../timing-draft";

describe("schedule drafts", () => {
  it("come back as the schedule they were made of", () => {
    const schedules: (Schedule | null)[] = [
      null,
      { kind: "cron", expression: "0 2 * * *", timezone: "Europe/Paris" },
      { kind: "cron", expression: "0 2 * * *", timezone: "Europe/Paris", gap: "skip", fold: "both" },
      { kind: "interval", every_s: 90, start_at: "2026-11-22T01:00:00.000Z", timezone: "Europe/Paris" },
      { kind: "date", run_at: "2026-12-24T17:00:00.000Z", timezone: "America/New_York" },
      {
        kind: "any",
        schedules: [
          { kind: "cron", expression: "0 9 * * *", timezone: "Europe/Paris" },
          { kind: "cron", expression: "0 9 * * *", timezone: "Asia/Tokyo", fold: "last" },
          { kind: "date", run_at: "2026-12-24T17:00:00.000Z", timezone: "Asia/Tokyo" },
        ],
        timezone: "Europe/London",
      },
    ];

    for (const schedule of schedules) expect(scheduleOf(draftOf(schedule, "UTC"))).toEqual(schedule);
  });

  it("keep the very instant that was saved while its text is not touched", () => {
    // The second pass of a repeated hour, and milliseconds that no field shows.
    const schedule = {
      kind: "interval",
      every_s: 60,
      start_at: "2026-10-25T01:30:00.250Z",
      timezone: "Europe/Paris",
    } as const;
    const draft = draftOf(schedule, "UTC");

    expect(scheduleOf(draft)).toEqual(schedule);
    const moved = changeRule(draft, 0, { timezone: "UTC" });
    expect(scheduleOf(moved)).toMatchObject({ start_at: "2026-10-25T02:30:00.000Z", timezone: "UTC" });
  });

  it("are nothing to ask about while one of them is not complete", () => {
    const draft = { ...draftOf(null, "UTC"), isByHand: false };

    expect(scheduleOf(changeRule(draft, 0, { kind: "date" }))).toBeUndefined();
    expect(scheduleOf(changeRule(draft, 0, { kind: "interval", every_s: Number.NaN }))).toBeUndefined();
    expect(scheduleOf(changeRule(draft, 0, { expression: " " }))).toBeUndefined();
    expect(scheduleOf(changeRule(addRule(draft), 1, { expression: "" }))).toBeUndefined();
  });

  it("grow to several and shrink to one again", () => {
    const one = { ...draftOf(null, "Europe/Paris"), isByHand: false };
    const two = changeRule(addRule(one), 1, { expression: "0 9 * * *", timezone: "Asia/Tokyo" });

    expect(scheduleOf(two)).toEqual({
      kind: "any",
      schedules: [
        { kind: "cron", expression: "0 2 * * *", timezone: "Europe/Paris" },
        { kind: "cron", expression: "0 9 * * *", timezone: "Asia/Tokyo" },
      ],
      timezone: "Europe/Paris",
    });
    const last = removeRule(two, 0);
    expect(scheduleOf(last)).toEqual({ kind: "cron", expression: "0 9 * * *", timezone: "Asia/Tokyo" });
    expect(zoneOf(last)).toBe("Asia/Tokyo");
    expect(removeRule(last, 1)).toBe(last);
    expect(addRule(removeRule(addRule(one), 0)).rules.map(({ key }) => key)).toEqual([1, 2]);
  });
});

describe("timing drafts", () => {
  it("come back as the timing they were made of", () => {
    const timings: Timing[] = [
      {},
      {
        starts_at: "2026-12-01T00:00:00.000Z",
        ends_at: "2027-12-01T00:00:00.000Z",
        jitter_s: 90,
        windows: [
          { days: ["mon", "fri"], start: "22:00", end: "06:00" },
          { days: ["sun"], start: "00:00", end: "24:00" },
        ],
        calendars: ["c1"],
      },
    ];

    for (const timing of timings)
      expect(timingOf(timingDraftOf(timing, "Asia/Tokyo"), "Asia/Tokyo")).toEqual(timing);
  });

  it("take windows without days for those of every day", () => {
    const draft = timingDraftOf({ windows: [{ start: "08:00", end: "09:00" }] }, "UTC");

    expect(draft.windows[0]?.days).toHaveLength(7);
  });

  it("are not complete while a window is not", () => {
    const draft = timingDraftOf({}, "UTC");
    const [window] = addWindow([]);
    if (!window) throw new Error("No window was added.");

    expect(timingOf({ ...draft, windows: [{ ...window, days: [] }] }, "UTC")).toBeUndefined();
    expect(timingOf({ ...draft, windows: [{ ...window, end: "" }] }, "UTC")).toBeUndefined();
  });

  it("say which windows end on the next day", () => {
    const [window] = addWindow([]);
    if (!window) throw new Error("No window was added.");

    expect(isOvernight({ ...window, start: "22:00", end: "06:00" })).toBe(true);
    expect(isOvernight({ ...window, start: "22:00", end: "00:00" })).toBe(false);
    expect(isOvernight({ ...window, start: "08:00", end: "18:00" })).toBe(false);
  });
});

describe("job drafts", () => {
  it("send what the job has when nothing was changed", () => {
    const job = sampleJob({
      timing: { jitter_s: 5 },
      priority: "high",
      overlap: "queue_all",
      max_concurrent: 2,
      overlap_queue_limit: 7,
      misfire: "all",
      misfire_window_s: 3_600,
      misfire_cap: 3,
      max_executions: 12,
      reset_counter_on_active: true,
      snoozed_until: "2026-12-01T08:00:00Z",
    });

    const input = inputOf(draftOfJob(job, "UTC"), "active");

    expect(input).toEqual(
      Object.fromEntries(Object.keys(input ?? {}).map((name) => [name, job[name as keyof typeof job]])),
    );
  });

  it("name what is not complete, and where it is", () => {
    const draft = { ...newDraft("UTC"), timeout_s: Number.NaN, max_concurrent: Number.NaN };

    expect(gapsOf(draft)).toEqual([
      { part: "overlap", what: "how many may run at once" },
      { part: "limits", what: "the time limit" },
    ]);
    expect(inputOf(draft, "draft")).toBeUndefined();
  });
});

describe("changesOf", () => {
  const job = sampleJob({ timing: { jitter_s: 5 } });
  const draft = draftOfJob(job, "UTC");

  it("has only what a simulation needs and what is not as it was saved", () => {
    expect(changesOf({ ...draft, name: "other" }, job, "UTC")).toEqual({});
    expect(changesOf({ ...draft, overlap: "allow", misfire: "all" }, job, "UTC")).toEqual({
      overlap: "allow",
      misfire: "all",
    });
    expect(changesOf({ ...draft, timing: { ...draft.timing, jitter_s: Number.NaN } }, job, "UTC")).toEqual({
      timing: {},
    });
  });

  it("is nothing while there is no whole schedule to replay", () => {
    const empty = changeRule(draft.schedule, 0, { expression: "" });
    const byHand = { ...draft.schedule, isByHand: true };

    expect(changesOf({ ...draft, schedule: empty }, job, "UTC")).toBeUndefined();
    expect(changesOf({ ...draft, schedule: byHand }, job, "UTC")).toBeUndefined();
  });
});
