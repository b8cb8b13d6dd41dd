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

test("times since the start grow from seconds to hours", () => {
  expect(formatLogTime(4_250, "relative", 0)).toBe("+4.250");
  expect(formatLogTime(3_724_250, "relative", 0)).toBe("+1:02:04.250");
  expect(formatLogTime(90_000, "relative", 100_000)).toBe("-10.000");
  expect(formatLogTime(4_250, "off", 0)).toBe("");
});
