import { expect, it } from "vitest";
import type { Collision, DayBar } from "@/api/types";
import { readFilters, writeZoom } from "../filters";
import { placeBars } from "../lanes";
import { addDays, boundsOfDays, hourAt, mondayOf, readDate } from "../local-days";
import { barWords, collisionWords, sharedWords } from "../words";

const HOUR = 3_600_000;

function bar(start: number, end: number, changes: Partial<DayBar> = {}): DayBar {
  return {
    job_id: "j1",
    job_name: "Backup",
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    usual_ms: 60_000,
    is_measured: true,
    execution_id: null,
    state: null,
    ...changes,
  };
}

it("puts bars into as few lanes as keep them apart", () => {
  const { bars, lanes, hidden } = placeBars(
    [bar(0, 40), bar(10, 30), bar(30, 60), bar(50, 200), bar(300, 400)],
    { from: 0, to: 100 },
  );

  expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 1, 0]);
  expect(bars[3]).toMatchObject({ left: 0.5, width: 0.5 });
  expect([lanes, hidden]).toEqual([2, 0]);
});

it("says how many bars have no lane", () => {
  const crowd = Array.from({ length: 20 }, () => bar(0, 50));

  expect(placeBars(crowd, { from: 0, to: 100 })).toMatchObject({ lanes: 12, hidden: 8 });
});

it("begins days and weeks by the clocks of the zone, clock changes included", () => {
  const long = boundsOfDays("2026-10-25", 1, "Europe/Zurich");
  const short = boundsOfDays("2027-03-28", 1, "Europe/Zurich");

  expect((long.to - long.from) / HOUR).toBe(25);
  expect((short.to - short.from) / HOUR).toBe(23);
  expect(new Date(long.from).toISOString()).toBe("2026-10-24T22:00:00.000Z");
  expect(hourAt(long.from + 2 * HOUR, "Europe/Zurich")).toBe(2);
  expect(hourAt(long.from + 3 * HOUR, "Europe/Zurich")).toBe(2);
  expect([mondayOf("2026-11-22"), mondayOf("2026-11-23"), addDays("2026-12-31", 1)]).toEqual([
    "2026-11-16",
    "2026-11-23",
    "2027-01-01",
  ]);
  expect(readDate("nonsense", Date.parse("2026-11-21T23:30:00Z"), "Europe/Zurich")).toBe("2026-11-22");
});

it("reads what an address asks for, and nothing else", () => {
  const address = (query: string) => {
    const parameters = new URLSearchParams(query);
    return { text: (name: string) => parameters.get(name) ?? "", list: () => [], set: () => undefined };
  };

  expect(readFilters(address(""))).toMatchObject({
    view: "week",
    rows: "queue",
    limit: 0,
    crowd: 10,
    zoom: null,
  });
  expect(readFilters(address("view=day&rows=tag&limit=4&crowd=1&zoom=5-3"))).toMatchObject({
    view: "day",
    rows: "tag",
    limit: 4,
    crowd: 10,
    zoom: null,
  });
  expect(readFilters(address(`zoom=${writeZoom(1_000_000, 1_000_100)}`)).zoom).toEqual({
    from: 850_050,
    to: 1_150_050,
  });
});

it("says in words what a bar is, and what collides", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  const at = Date.parse("2026-11-21T14:00:00Z");

  expect(barWords(bar(at, at + 120_000), now, "UTC")).toBe(
    "Backup: planned for 14:00; takes 1 min as a rule, up to 2 min",
  );
  expect(barWords(bar(at, at, { is_measured: false }), now, "UTC")).toContain("its length is a guess");
  expect(barWords(bar(at, at + 5_000, { state: "failed" }), now, "UTC")).toBe(
    "Backup: failed, from 14:00, 5.0 s, usually 1 min",
  );
  const collision: Collision = {
    kind: "overload",
    since: "",
    until: "",
    peak: 12.4,
    jobs_total: 3,
    jobs: [],
    shared: [
      { what: "tag", value: "db", count: 3 },
      { what: "owner", value: "u1", count: 3 },
    ],
  };
  expect(collisionWords(collision, 8)).toBe("13 at once where 8 can run, of 3 jobs");
  expect(collisionWords({ ...collision, kind: "crowd" }, null)).toBe("12.4 starts in one minute");
  expect(sharedWords(collision.shared)).toBe("They share tag db");
});
