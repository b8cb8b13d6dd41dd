import type { LogLine } from "@/api/types";
import { LogLayout } from "../log-layout";
import { LogStore } from "../log-store";

function storeOf(...texts: string[]): LogStore {
  const store = new LogStore((announce) => announce());
  const lines: LogLine[] = texts.map((text, offset) => ({
    offset,
    time: "2026-03-01T02:00:00Z",
    stream: "stdout",
    text,
    truncated: false,
  }));
  store.add(-1, lines);
  return store;
}

const NOTHING: ReadonlyMap<number, number> = new Map();
const long = "x".repeat(25);

describe("where lines stand", () => {
  test("without wrapping each line is one unit", () => {
    const layout = new LogLayout(storeOf("a", long, "c").segments(), {
      columns: 10,
      wrap: false,
      whole: NOTHING,
    });

    expect(layout.units).toBe(3);
    expect(layout.unitOf(2)).toBe(2);
    expect(layout.offsetAt(1)).toBe(1);
  });

  test("with wrapping a long line takes as many units as it needs", () => {
    const layout = new LogLayout(storeOf("a", long, "c").segments(), {
      columns: 10,
      wrap: true,
      whole: NOTHING,
    });

    expect(layout.units).toBe(5);
    expect(layout.unitOf(2)).toBe(4);
    expect(layout.offsetAt(3)).toBe(1);
    expect(layout.rowsAt(2, 1)).toMatchObject({ top: 1, rows: [{ line: { offset: 1 } }] });
  });

  test("a line shown whole grows even without wrapping", () => {
    const whole = new Map([[1, 40]]);
    const layout = new LogLayout(storeOf("a", "b", "c").segments(), { columns: 10, wrap: false, whole });

    expect(layout.units).toBe(6);
    expect(layout.unitOf(2)).toBe(5);
  });

  test("a gap has a row for each line to load", () => {
    const store = storeOf("a", "b");
    store.add(9, [
      { offset: 10, time: "2026-03-01T02:00:00Z", stream: "stdout", text: "k", truncated: false },
    ]);
    const layout = new LogLayout(store.segments(), { columns: 80, wrap: false, whole: NOTHING });

    expect(layout.units).toBe(11);
    expect(layout.rowsAt(9, 5).rows.map((row) => row.kind)).toEqual(["gap", "line"]);
    expect(layout.unitOf(10)).toBe(10);
  });
});
