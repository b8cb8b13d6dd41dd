import { attemptStarts } from "../attempt-starts";
import type { LogRow } from "../log-layout";

const attempts = [
  { number: 1, first_line: 0 },
  { number: 2, first_line: 3 },
  { number: 3, first_line: 6 },
];

function rows(...offsets: number[]): LogRow[] {
  return offsets.map((offset) => ({
    kind: "line",
    line: { offset, time: 0, stream: "stdout", text: "", truncated: false },
    top: 0,
    repeats: 1,
    pauseMs: null,
    silenceMs: 0,
  }));
}

describe("where attempts begin", () => {
  test("each one is marked at its first line", () => {
    expect([...attemptStarts(rows(0, 1, 2, 3, 4, 5, 6), attempts)]).toEqual([
      [0, 1],
      [3, 2],
      [6, 3],
    ]);
  });

  test("at the first that is kept when its own first line is not", () => {
    expect([...attemptStarts(rows(1, 2, 5, 7), attempts)]).toEqual([
      [5, 2],
      [7, 3],
    ]);
  });

  test("a line in the middle of an attempt that happens to be the top of the screen is not marked", () => {
    expect([...attemptStarts(rows(4, 5), attempts)]).toEqual([]);
  });

  test("a single attempt needs no mark", () => {
    expect(attemptStarts(rows(0, 1), attempts.slice(0, 1)).size).toBe(0);
  });
});
