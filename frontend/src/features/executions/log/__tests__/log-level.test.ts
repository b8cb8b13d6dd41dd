import { levelOf } from "../log-level";

test.each([
  ["2026-11-21 03:00:00 ERROR connection refused", "error"],
  ["[WARN] cache miss", "warn"],
  ['level=error msg="failed to open"', "error"],
  ['{"level":"warn","msg":"slow"}', "warn"],
  ["W1121 12:00:00.1 low disk", "warn"],
  ["DEBUG details", "debug"],
  ["info: started", "info"],
  ["CRITICAL out of space", "error"],
  ["ValueError: bad", "error"],
  ["java.lang.IllegalStateException: x", "error"],
  ["Traceback (most recent call last):", "error"],
  ["panic: runtime error", "error"],
  ["there was no error", "unknown"],
  ["read 1200 rows", "unknown"],
  ["", "unknown"],
])("%s is %s", (text, level) => {
  expect(levelOf(text, "stdout")).toBe(level);
});

test("what a program says on stderr without a level is worth a look", () => {
  expect(levelOf("something", "stderr")).toBe("warn");
  expect(levelOf("INFO something", "stderr")).toBe("info");
});

test("a level is looked for near the start only", () => {
  expect(levelOf(`${"x".repeat(1_000_000)} ERROR`, "stdout")).toBe("unknown");
});
