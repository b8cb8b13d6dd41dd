import { describe, expect, it } from "vitest";
import type { Stretch } from "@/api/types";
import { coverageWarning, coveredDays, yearFrom } from "../coverage";
import { calendarInput, draftOfCalendar, newCalendar, nextRange, rangeProblem, sourceOf } from "../draft";
import { readIcsFile } from "../read-ics-file";
import { sourceWords, stretchWords, tagWords } from "../words";
import { sampleCalendar } from "./sample";

const NOW = Date.parse("2026-11-21T07:30:00Z");
const BERLIN = "Europe/Berlin";
const CHRISTMAS: Stretch = {
  start: "2026-12-24T23:00:00Z",
  end: "2026-12-26T23:00:00Z",
  label: "Christmas",
};

describe("the twelve months", () => {
  const year = yearFrom(NOW, BERLIN);

  it("begin and end on the clock of the zone, over clock changes too", () => {
    expect(year.from).toBe("2026-10-31T23:00:00.000Z");
    expect(year.to).toBe("2027-10-31T23:00:00.000Z");
    expect(year.months.map(({ key }) => key)).toHaveLength(12);
    expect(year.months[0]).toMatchObject({ key: "2026-11", lead: 6 });
    expect(year.months[3]?.days.at(-1)).toBe("2027-02-28");
  });

  it("know whole days from parts of days", () => {
    const evening: Stretch = { start: "2026-12-31T17:00:00Z", end: "2026-12-31T23:00:00Z", label: "Eve" };

    const days = coveredDays([CHRISTMAS, evening], { ...year, zone: BERLIN });

    expect([...days]).toEqual([
      ["2026-12-25", { isWhole: true, labels: ["Christmas"] }],
      ["2026-12-26", { isWhole: true, labels: ["Christmas"] }],
      ["2026-12-31", { isWhole: false, labels: ["Eve"] }],
    ]);
  });

  it("fill a day whose clock change makes it shorter or longer", () => {
    const days = coveredDays(
      [
        { start: "2027-03-27T23:00:00Z", end: "2027-03-28T22:00:00Z", label: "" },
        { start: "2026-10-24T22:00:00Z", end: "2026-10-25T23:00:00Z", label: "" },
      ],
      { from: "2026-10-01T00:00:00Z", to: year.to, zone: BERLIN },
    );

    expect(days.get("2027-03-28")?.isWhole).toBe(true);
    expect(days.get("2026-10-25")?.isWhole).toBe(true);
    expect(days.size).toBe(2);
  });

  it("warn of a calendar that stops everything", () => {
    const all = [{ start: "2020-01-01T00:00:00Z", end: "2030-01-01T00:00:00Z", label: "" }];

    expect(coverageWarning(all, { ...year, mode: "closed" })).toMatch(/no job .* would run/);
    expect(coverageWarning([], { ...year, mode: "open" })).toMatch(/no job .* would run/);
    expect(coverageWarning([], { ...year, mode: "closed" })).toBe(
      "It covers nothing in these twelve months.",
    );
    expect(coverageWarning([CHRISTMAS, CHRISTMAS], { ...year, mode: "closed" })).toBeNull();
  });
});

describe("calendar drafts", () => {
  it("come back as the calendar they were made of", () => {
    const sources = [
      { kind: "holidays", country: "DE", subdivision: "" },
      { kind: "ics", text: "BEGIN:VCALENDAR\nEND:VCALENDAR" },
      {
        kind: "ranges",
        ranges: [{ start: "2026-12-24T23:00:00.000Z", end: "2026-12-26T23:00:00.000Z", label: "x" }],
      },
    ] as const;

    for (const source of sources) {
      const calendar = sampleCalendar({ source: source as never });
      expect(calendarInput(draftOfCalendar(calendar))).toEqual({
        name: "Germany",
        description: "",
        mode: "closed",
        timezone: BERLIN,
        tags: ["billing"],
        source,
      });
    }
  });

  it("are nothing to ask about while incomplete", () => {
    const draft = newCalendar("UTC");
    const row = { start: "2026-12-24T00:00", end: "2026-12-24T00:00", label: "" };

    expect(sourceOf(draft)).toBeNull();
    expect(sourceOf({ ...draft, kind: "ranges" })).toBeNull();
    expect(sourceOf({ ...draft, kind: "ranges", ranges: [row] })).toBeNull();
    expect(rangeProblem(row)).toBe("The end is not after the start.");
    expect(calendarInput({ ...draft, country: "DE" })).toBeNull();
  });

  it("offer the whole day that follows", () => {
    const first = nextRange([], "UTC", NOW);
    expect(first).toEqual({ start: "2026-11-22T00:00", end: "2026-11-23T00:00", label: "" });
    expect(nextRange([first], "UTC", NOW).start).toBe("2026-11-23T00:00");
  });
});

it("says what a calendar covers and whom it applies to", () => {
  const countries = [{ code: "DE", name: "Germany", subdivisions: [{ code: "BY", name: "Bavaria" }] }];

  expect(sourceWords(sampleCalendar().source, countries)).toBe("Public holidays of Germany, Bavaria");
  expect(tagWords({ tags: ["a", "b"] })).toBe("jobs tagged a, b");
  expect(stretchWords(CHRISTMAS, BERLIN)).toBe("Fri, 25 Dec 2026 to Sat, 26 Dec 2026");
  expect(stretchWords({ ...CHRISTMAS, end: "2026-12-25T23:00:00Z" }, BERLIN)).toBe("Fri, 25 Dec 2026");
  expect(stretchWords(CHRISTMAS, "UTC")).toMatch(/23:00:00 UTC to .*23:00:00 UTC/);
});

it("refuses files that are no calendars", async () => {
  await expect(readIcsFile(new File(["hello"], "a.txt"))).rejects.toThrow("no iCalendar file");
  await expect(readIcsFile(new File(["x".repeat(1_048_577)], "a.ics"))).rejects.toThrow("too large");
  await expect(readIcsFile(new File(["BEGIN:VCALENDAR"], "a.ics"))).resolves.toBe("BEGIN:VCALENDAR");
});
