import { parseAnsi } from "@/lib/ansi";
import { extendRange, readLineHash, writeLineHash } from "../line-link";
import { queryPattern } from "../log-search";
import { formatLogTime } from "../log-time";
import { splitSpans } from "../split-spans";

test("a match that crosses a change of colour is marked on both sides", () => {
  const spans = splitSpans(parseAnsi("con\u001b[31mnect\u001b[0m!"), queryPattern("nne"));

  expect(spans.map(({ text, isMatch }) => [text, isMatch])).toEqual([
    ["co", false],
    ["n", true],
    ["ne", true],
    ["ct", false],
    ["!", false],
  ]);
});

test("lines in the address are read as they are written", () => {
  expect(readLineHash(writeLineHash({ first: 11, last: 39 }))).toEqual({ first: 11, last: 39 });
  expect(readLineHash("#L40-L12")).toEqual({ first: 11, last: 39 });
  expect(readLineHash("#L0")).toBeNull();
  expect(readLineHash("#notes")).toBeNull();
  expect(extendRange({ first: 5, last: 5 }, 2, true)).toEqual({ first: 2, last: 5 });
  expect(extendRange({ first: 5, last: 5 }, 2, false)).toEqual({ first: 2, last: 2 });
});

const look = { startMs: 0, zone: "UTC" };

test("times since the start grow from seconds to hours", () => {
  const since = (timeMs: number, startMs = 0) =>
    formatLogTime(timeMs, { time: "relative", zone: "UTC", startMs }, null);
  expect(since(4_250)).toBe("+4.250");
  expect(since(3_724_250)).toBe("+1:02:04.250");
  expect(since(90_000, 100_000)).toBe("-10.000");
  expect(formatLogTime(4_250, { ...look, time: "off" }, null)).toBe("");
});

test("times are those of the chosen zone, or how long after the line above", () => {
  const at = Date.parse("2026-03-01T02:00:04.250Z");
  expect(formatLogTime(at, { ...look, time: "absolute" }, null)).toBe("02:00:04.250");
  expect(formatLogTime(at, { ...look, time: "absolute", zone: "Asia/Kolkata" }, null)).toBe("07:30:04.250");
  expect(formatLogTime(at, { ...look, time: "delta" }, 1_500)).toBe("+1.500");
  expect(formatLogTime(at, { ...look, time: "delta" }, null)).toBe("");
});
