import { pointerWords } from "@/lib/definition-words";
import { fieldLabel, fieldValue, sortFields } from "../field-words";
import { hunkRows, withGaps } from "../hunk-rows";

describe("the words of a comparison", () => {
  test.each([
    ["duration_ms", 4_200, "Took", "4.2 s"],
    ["peak_memory_bytes", 12_000_000, "Peak memory", "12.0 MB"],
    ["state", "timed_out", "State", "Timed out"],
    ["cause", "out_of_memory", "Cause", "Out of memory"],
    ["parameter:day", "monday", "Parameter day", "monday"],
    ["metric:rows", 42, "Measured rows", "42"],
    ["output", { ok: true }, "Output", '{"ok":true}'],
    ["exit_code", null, "Exit code", "–"],
    ["state", "on_the_moon", "State", "on_the_moon"],
  ])("%s %o", (name, value, label, words) => {
    expect(fieldLabel(name)).toBe(label);
    expect(fieldValue(name, value)).toBe(words);
  });

  test("what neither has is not alike but nothing", () => {
    const field = (name: string, left: unknown, right: unknown) => ({
      name,
      left,
      right,
      differs: left !== right,
    });

    const { different, same } = sortFields([
      field("error", null, null),
      field("queue", "a", "a"),
      field("state", "a", "b"),
    ]);

    expect(different.map(({ name }) => name)).toEqual(["state"]);
    expect(same.map(({ name }) => name)).toEqual(["queue"]);
  });

  test("a pointer is a path in words", () => {
    expect(pointerWords("/environment/A~1B~0C")).toBe("environment › A/B~C");
  });
});

describe("stretches of logs that differ", () => {
  const hunk = {
    left_start: 4,
    right_start: 6,
    lines: [
      { kind: "same" as const, text: "a" },
      { kind: "left" as const, text: "b" },
      { kind: "right" as const, text: "c" },
      { kind: "same" as const, text: "d" },
    ],
  };

  test("each line has its number in each log", () => {
    expect(hunkRows(hunk).map(({ left, right }) => [left, right])).toEqual([
      [5, 7],
      [6, null],
      [null, 8],
      [7, 9],
    ]);
  });

  test("equal lines between them are counted", () => {
    const later = { ...hunk, left_start: 20, right_start: 22 };

    expect(withGaps([hunk, later]).map(({ skipped }) => skipped)).toEqual([4, 13]);
  });
});
