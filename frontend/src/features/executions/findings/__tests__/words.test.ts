import type { Findings } from "@/api/types";
import { isSameWork, paceOf, tellingFields, usualWords, whereApart } from "../words";

const usual = { median_ms: 1_000, low_ms: 800, high_ms: 1_500, count: 20 };

test.each([
  [1_000, "usual", "as usual"],
  [1_900, "usual", "as usual"],
  [3_200, "long", "3.2 times the usual 1.0 s"],
  [100, "short", "shorter than the usual 1.0 s"],
])("%d ms is %s", (durationMs, pace, words) => {
  expect(paceOf(durationMs, usual)).toBe(pace);
  expect(usualWords(durationMs, usual)).toBe(words);
});

test("a little longer is said in words, much longer as a whole number", () => {
  const wide = { ...usual, high_ms: 1_000 };
  expect(usualWords(1_460, wide)).toBe("longer than the usual 1.0 s");
  expect(usualWords(42_000, wide)).toBe("42 times the usual 1.0 s");
});

test("milliseconds more or less are chance", () => {
  const quick = { median_ms: 10, low_ms: 9, high_ms: 11, count: 5 };
  expect(paceOf(200, quick)).toBe("usual");
});

const nothing: Findings = {
  usual: null,
  last_good: { id: "a", job_version: 1, scheduled_for: "2026-03-01T02:00:00Z", duration_ms: 1 },
  failures: null,
  fields: [],
  definition: [],
  log: null,
};
const field = (name: string) => ({ name, left: 1, right: 2, differs: true });

test("what follows from the failure itself is not told as a difference", () => {
  const fields = ["state", "exit_code", "worker", "metric:rows", "parameter:day"].map(field);
  expect(tellingFields({ ...nothing, fields }).map(({ name }) => name)).toEqual(["worker", "parameter:day"]);
});

test("the same work is the same definition with the same input as a success", () => {
  expect(isSameWork(nothing)).toBe(true);
  expect(isSameWork({ ...nothing, last_good: null })).toBe(false);
  expect(isSameWork({ ...nothing, fields: [field("parameter:day")] })).toBe(false);
  expect(isSameWork({ ...nothing, definition: [{ pointer: "/timeout_s", left: 1, right: 2 }] })).toBe(false);
});

test("long values are shown from where they part", () => {
  expect(whereApart("a", "b")).toEqual(["a", "b"]);
  const [left, right] = whereApart(`${"x".repeat(200)}left`, `${"x".repeat(200)}right`);
  expect(left).toBe(`…${"x".repeat(24)}left`);
  expect(right).toBe(`…${"x".repeat(24)}right`);
});
