import type { LogLine } from "@/api/types";
import type { LayoutOptions } from "../block-heights";
import { LogLayout, type LogRow } from "../log-layout";
import { ranksOf } from "../log-level";
import { LogStore } from "../log-store";
import { plainLayout } from "./plain-layout";

function storeOf(...texts: string[]): LogStore {
  const store = new LogStore((announce) => announce());
  store.add(
    -1,
    texts.map((text, offset) => lineOf(offset, text)),
  );
  return store;
}

function lineOf(offset: number, text: string, second = 0): LogLine {
  const time = new Date(Date.UTC(2026, 2, 1, 2, 0, second)).toISOString();
  return { offset, time, stream: "stdout", text, truncated: false };
}

function layoutOf(store: LogStore, options: Partial<LayoutOptions> = {}): LogLayout {
  return new LogLayout(store.segments(), plainLayout(options));
}

/** Offset and repetitions of each row that is a line. */
function lines(rows: readonly LogRow[]): [number, number][] {
  return rows.flatMap((row) =>
    row.kind === "line" ? [[row.line.offset, row.repeats] as [number, number]] : [],
  );
}

const long = "x".repeat(25);

describe("where lines stand", () => {
  test("without wrapping each line is one unit", () => {
    const layout = layoutOf(storeOf("a", long, "c"));

    expect(layout.units).toBe(3);
    expect(layout.unitOf(2)).toBe(2);
    expect(layout.offsetAt(1)).toBe(1);
  });

  test("with wrapping a long line takes as many units as it needs", () => {
    const layout = layoutOf(storeOf("a", long, "c"), { wrap: true });

    expect(layout.units).toBe(5);
    expect(layout.unitOf(2)).toBe(4);
    expect(layout.offsetAt(3)).toBe(1);
    expect(layout.rowsAt(2, 1)).toMatchObject({ top: 1, rows: [{ line: { offset: 1 } }] });
  });

  test("a line shown whole grows even without wrapping", () => {
    const layout = layoutOf(storeOf("a", "b", "c"), { whole: new Map([[1, 40]]) });

    expect(layout.units).toBe(6);
    expect(layout.unitOf(2)).toBe(5);
  });

  test("a tree takes a unit for each of its rows below its line", () => {
    const layout = layoutOf(storeOf("a", "{}", "c"), { trees: new Map([[1, 7]]) });

    expect(layout.units).toBe(10);
    expect(layout.unitOf(2)).toBe(9);
  });

  test("a gap has a row for each line to load", () => {
    const store = storeOf("a", "b");
    store.add(9, [lineOf(10, "k")]);
    const layout = layoutOf(store);

    expect(layout.units).toBe(11);
    expect(layout.rowsAt(9, 5).rows.map((row) => row.kind)).toEqual(["gap", "line"]);
    expect(layout.unitOf(10)).toBe(10);
  });
});

describe("repeated lines", () => {
  const texts = ["a", "wait", "wait", "wait", "b", "b", "c"];

  test("stand as one row that says how often", () => {
    const layout = layoutOf(storeOf(...texts), { fold: true });

    expect(layout.units).toBe(4);
    expect(lines(layout.rowsAt(0, 9).rows)).toEqual([
      [0, 1],
      [1, 3],
      [4, 2],
      [6, 1],
    ]);
    expect(layout.unitOf(3)).toBe(1);
    expect(layout.unitOf(6)).toBe(3);
  });

  test("stand one by one once they are unfolded", () => {
    const layout = layoutOf(storeOf(...texts), { fold: true, unfolded: new Set([1]) });

    expect(layout.units).toBe(6);
    expect(lines(layout.rowsAt(0, 9).rows).slice(0, 4)).toEqual([
      [0, 1],
      [1, 3],
      [2, 1],
      [3, 1],
    ]);
  });

  test("are counted across blocks, and unfolded there, too", () => {
    const store = storeOf(...Array.from({ length: 2500 }, () => "wait"), "end");

    expect(lines(layoutOf(store, { fold: true }).rowsAt(0, 9).rows)).toEqual([
      [0, 2500],
      [2500, 1],
    ]);
    expect(layoutOf(store, { fold: true, unfolded: new Set([0]) }).units).toBe(2501);
    expect(layoutOf(store).units).toBe(2501);
  });

  test("of another attempt are another matter", () => {
    const layout = layoutOf(storeOf("go", "go", "go"), { fold: true, starts: new Set([0, 2]) });

    expect(lines(layout.rowsAt(0, 9).rows)).toEqual([
      [0, 2],
      [2, 1],
    ]);
  });
});

describe("silence", () => {
  test("that lasts is a row of its own above the next line", () => {
    const store = new LogStore((announce) => announce());
    store.add(-1, [lineOf(0, "a"), lineOf(1, "b", 3), lineOf(2, "c", 44)]);
    const layout = layoutOf(store, { silenceMs: 5_000 });

    expect(layout.units).toBe(4);
    expect(layout.rowsAt(0, 9).rows).toMatchObject([
      { silenceMs: 0, pauseMs: null },
      { silenceMs: 0, pauseMs: 3_000 },
      { silenceMs: 41_000, top: 2 },
    ]);
  });
});

describe("levels", () => {
  test("what matters less is left out, and found where the next line is", () => {
    const store = storeOf("INFO a", "ERROR b", "  at c", "DEBUG d", "WARN e");
    const layout = layoutOf(store, { minRank: 3 });

    expect(lines(layout.rowsAt(0, 9).rows).map(([offset]) => offset)).toEqual([1, 2, 4]);
    expect(layout.unitOf(3)).toBe(1);
  });

  test("of a block that was not looked at yet nothing is shown until it was", () => {
    const store = storeOf(...Array.from({ length: 1000 }, () => "ERROR x"));

    expect(layoutOf(store, { minRank: 4 }).units).toBe(0);
    for (const segment of store.segments()) if (segment.kind === "lines") ranksOf(segment.block);
    expect(layoutOf(store, { minRank: 4 }).units).toBe(1000);
  });
});
