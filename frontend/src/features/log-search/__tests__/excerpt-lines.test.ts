import type { LogLine, LogMatch } from "@/api/types";
import { stretchesOf } from "../excerpt-lines";

function line(offset: number): LogLine {
  return { offset, time: "2026-03-01T02:00:01Z", stream: "stdout", text: `line ${offset}`, truncated: false };
}

function match(offset: number, before: number[], after: number[]): LogMatch {
  return { line: line(offset), ranges: [[0, 4]], before: before.map(line), after: after.map(line) };
}

test("neighbours that matches share are shown once, and a gap begins a new stretch", () => {
  const stretches = stretchesOf([
    match(3, [1, 2], [4, 5]),
    match(5, [3, 4], [6, 7]),
    match(20, [18, 19], []),
  ]);

  expect(stretches.map((lines) => lines.map(({ line: { offset } }) => offset))).toEqual([
    [1, 2, 3, 4, 5, 6, 7],
    [18, 19, 20],
  ]);
  expect(stretches[0]?.filter(({ ranges }) => ranges).map(({ line: { offset } }) => offset)).toEqual([3, 5]);
});
