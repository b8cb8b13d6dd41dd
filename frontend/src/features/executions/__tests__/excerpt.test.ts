import { excerptOf } from "../excerpt";
import { sampleExecution } from "./sample";

test("a match far into a line is brought into sight", () => {
  const text = `first line\n${"word ".repeat(40)}refused at last`;
  const start = text.indexOf("refused");
  const execution = sampleExecution({
    highlights: [
      { field: "error", text, ranges: [[start, start + 7]], before: null, after: null, line: null },
    ],
  });

  const excerpt = excerptOf(execution);

  expect(excerpt?.text.startsWith("…")).toBe(true);
  expect(excerpt?.ranges.map(([low, high]) => excerpt.text.slice(low, high))).toEqual(["refused"]);
});

test("without a search a row says the first line of the error, else the reason", () => {
  expect(excerptOf(sampleExecution({ error: "broken\nmore" }))?.text).toBe("broken");
  expect(excerptOf(sampleExecution({ reason: "Previous execution still running" }))?.text).toBe(
    "Previous execution still running",
  );
  expect(excerptOf(sampleExecution())).toBeNull();
});
