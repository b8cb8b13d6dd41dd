import { describe, expect, it, vi } from "vitest";
import type { SlotPage } from "@/api/types";
import { EXECUTION_LOOK } from "@/lib/status";
import { fetchSlots, MAX_SLOTS, PAGE_SIZE, type Span } from "../api/fetch-slots";
import { countLooks, executionOf, shownSlot } from "../looks";
import { marksOf, ticksOf } from "../marks";
import { isAbout, nearestSlot } from "../nearest";
import { dueWords, nearestWords, slotWord, summary } from "../words";
import { newerAddress, olderAddress, readWindow } from "../window";
import { sampleSlot, slotsEvery } from "./sample";

const DAY_MS = 86_400_000;
const FROM = Date.parse("2026-11-20T00:00:00Z");
const TO = FROM + DAY_MS;

/** Serves a schedule that is due each `stepMs` for ever, a page at a time. */
function everySteps(stepMs: number) {
  return vi.fn(({ from, to }: Span, cursor: string | null): Promise<SlotPage> => {
    const start = cursor === null ? Math.ceil(from / stepMs) * stepMs : Number(cursor);
    const count = Math.min(PAGE_SIZE, Math.floor((to - start) / stepMs) + 1);
    const next = start + count * stepMs;
    return Promise.resolve({
      items: slotsEvery(stepMs, count, start),
      complete: true,
      next_cursor: next > to ? null : String(next),
    });
  });
}

describe("fetchSlots", () => {
  it("reads all pages of a span", async () => {
    const history = await fetchSlots(everySteps(60_000), { from: FROM, to: TO });

    expect(history.slots).toHaveLength(1_441);
    expect(history).toMatchObject({ from: FROM, to: TO, isCut: false });
  });

  it("keeps the newest of too many, with few questions", async () => {
    const fetchPage = everySteps(1_000);

    const history = await fetchSlots(fetchPage, { from: FROM, to: TO });

    expect(history.isCut).toBe(true);
    expect(history.slots.length).toBeLessThanOrEqual(MAX_SLOTS);
    expect(history.slots.length).toBeGreaterThan(MAX_SLOTS / 2);
    expect(history.slots.at(-1)?.due_at).toBe(new Date(TO).toISOString());
    expect(Date.parse(history.slots[0]?.due_at ?? "")).toBeGreaterThanOrEqual(history.from);
    expect(fetchPage.mock.calls.length).toBeLessThanOrEqual(8);
  });

  it("ends even where the server never does", async () => {
    const endless = vi.fn((): Promise<SlotPage> =>
      Promise.resolve({ items: [sampleSlot()], complete: true, next_cursor: "again" }),
    );

    const history = await fetchSlots(endless, { from: FROM, to: TO });

    expect(history.isCut).toBe(true);
    expect(endless.mock.calls.length).toBeLessThanOrEqual(100);
  });
});

describe("marksOf", () => {
  const canvas = { from: FROM, to: TO, width: 960, offsetMs: 0 };

  it("draws each due time that has room, and a range as wide as it lasted", () => {
    const range = sampleSlot({
      due_at: "2026-11-20T04:00:00Z",
      until: "2026-11-20T06:00:00Z",
      count: 9,
      disposition: "missed",
      execution_id: null,
      execution_state: null,
    });
    const marks = marksOf([...slotsEvery(3_600_000, 3, FROM), range], canvas);

    expect(marks.map(({ isGroup, count }) => [isGroup, count])).toEqual([
      [false, 1],
      [false, 1],
      [false, 1],
      [false, 9],
    ]);
    expect(marks.at(-1)).toMatchObject({ from: FROM + 4 * 3_600_000, to: FROM + 6 * 3_600_000 });
  });

  it("groups what would touch, and loses none", () => {
    const slots = slotsEvery(60_000, 1_440, FROM);

    const marks = marksOf(slots, canvas);

    expect(marks.length).toBeLessThanOrEqual(96);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(1_440);
    expect(marks.every(({ isGroup }) => isGroup)).toBe(true);
  });

  it("keeps a lone due time's own mark where another group would begin", () => {
    const slots = [...slotsEvery(60_000, 60, FROM), sampleSlot({ due_at: "2026-11-20T01:14:00Z" })];

    const marks = marksOf(slots, canvas);

    expect(marks).toHaveLength(5);
    expect(marks.at(-1)).toMatchObject({ isGroup: false, from: FROM + 67.5 * 60_000 });
  });

  it("begins groups of days at the midnights of the zone", () => {
    const marks = marksOf(slotsEvery(600_000, 4_320, FROM), {
      ...canvas,
      to: FROM + 30 * DAY_MS,
      width: 320,
      offsetMs: 3_600_000,
    });

    expect(marks[0]).toMatchObject({ from: FROM - 3_600_000, to: FROM - 3_600_000 + DAY_MS });
  });

  it("has as many labels as there is room for, on whole hours", () => {
    const ticks = ticksOf(canvas, 84);

    expect(ticks.map((at) => new Date(at).getUTCHours())).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 0]);
  });
});

describe("the words of a slot", () => {
  const NOW = TO;
  const skipped = sampleSlot({
    disposition: "skipped",
    reason: "calendar",
    text: "Skipped: the calendar Germany has New Year's Day.",
    late_ms: null,
    execution_id: null,
    execution_state: null,
  });
  const failed = sampleSlot({ execution_state: "failed", late_ms: 12_400 });

  it("counts what became of the due times, the gravest first", () => {
    const slots = [sampleSlot(), sampleSlot(), skipped, failed];
    const history = { slots, from: FROM, to: TO, isCut: false, isForgotten: false };

    expect(countLooks(slots)[0]?.look).toBe(EXECUTION_LOOK.failed);
    expect(summary(history, NOW, "UTC")).toBe("4 due times: 1 failed, 1 skipped, 2 succeeded.");
    expect(summary({ ...history, slots: [] }, NOW, "UTC")).toBe("Nothing was due in this time.");
    expect(summary({ ...history, isForgotten: true }, NOW, "UTC")).toMatch(
      /Older ones are no longer kept\.$/,
    );
  });

  it("calls held what a pause holds, else due now", () => {
    const open = { ...skipped, disposition: "held" as const };

    expect(slotWord(shownSlot(open, true))).toBe("Held");
    expect(slotWord(shownSlot(open, false))).toBe("Due now");
    expect(shownSlot(skipped, false)).toBe(skipped);
  });

  it("leads to no execution that is no longer kept", () => {
    expect(executionOf(sampleSlot())).not.toBeNull();
    expect(executionOf(sampleSlot({ execution_state: null }))).toBeNull();
  });

  it("says that a due time ran late, and when it was due in the job's zone", () => {
    expect(slotWord(failed)).toBe("Failed, 12 s late");
    expect(dueWords(failed, "Europe/Paris")).toContain("03:00:00");
    const range = { ...skipped, until: "2026-11-21T02:04:00Z", count: 5 };
    expect(dueWords(range, "UTC")).toMatch(/^5 due times from .*02:00:00.* to .*02:04:00/);
  });

  it("answers for the minute that was asked about, else for the nearest due time", () => {
    const at = Date.parse("2026-11-21T02:00:00Z");
    const later = sampleSlot({ due_at: "2026-11-21T03:00:00Z" });

    expect(nearestSlot([skipped, later], at + 20 * 60_000)).toBe(skipped);
    expect(nearestSlot([skipped, later], at + 40 * 60_000)).toBe(later);
    expect(isAbout(skipped, at)).toBe(true);
    expect(nearestWords(skipped, at, "UTC")).toBe("Skipped: the calendar Germany has New Year's Day.");
    expect(nearestWords(skipped, at + 600_000, "UTC")).toMatch(
      /^It was not due then\. The nearest .*02:00:00/,
    );
  });

  it("takes a moment inside a range for one of its due times", () => {
    const range = { ...skipped, until: "2026-11-21T06:00:00Z", count: 240 };
    const later = sampleSlot({ due_at: "2026-11-21T06:01:00Z" });

    expect(nearestSlot([range, later], Date.parse("2026-11-21T05:59:30Z"))).toBe(range);
  });

  it("prefers what a backfill ran to the range that it was part of", () => {
    const range = { ...skipped, until: "2026-11-21T06:00:00Z", count: 239 };
    const backfilled = sampleSlot({ due_at: "2026-11-21T03:00:00Z", backfill_id: "b1" });

    expect(nearestSlot([range, backfilled], Date.parse("2026-11-21T03:00:00Z"))).toBe(backfilled);
  });
});

describe("the window in the address", () => {
  const read = (text: string) => {
    const parameters = new URLSearchParams(text);
    return readWindow({ text: (name) => parameters.get(name) ?? "" });
  };

  it("is the last day unless told", () => {
    expect(read("")).toEqual({ span: DAY_MS, until: null, range: "24h" });
    expect(read("due=30d")).toEqual({ span: 30 * DAY_MS, until: null, range: "30d" });
    expect(read("due=nonsense&since=x")).toEqual({ span: DAY_MS, until: null, range: "24h" });
  });

  it("goes back by its own length, and forth to the present", () => {
    const older = olderAddress(read(""), TO);
    expect(older).toEqual({
      due: "",
      since: new Date(FROM - DAY_MS).toISOString(),
      until: new Date(FROM).toISOString(),
    });

    const window = read(new URLSearchParams(older).toString());
    expect(window).toEqual({ span: DAY_MS, until: FROM, range: "24h" });
    expect(newerAddress(window, TO + DAY_MS)).toMatchObject({ until: new Date(TO).toISOString() });
    expect(newerAddress(window, TO + 60_000)).toEqual({ due: "", since: "", until: "" });
  });
});
