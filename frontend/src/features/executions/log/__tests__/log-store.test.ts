import type { LogLine } from "@/api/types";
import { LogStore } from "../log-store";

function line(offset: number, text = `line ${offset}`): LogLine {
  return { offset, time: "2026-03-01T02:00:00Z", stream: "stdout", text, truncated: false };
}

function lines(start: number, end: number): LogLine[] {
  return Array.from({ length: end - start }, (_, index) => line(start + index));
}

function offsets(store: LogStore): number[] {
  return [...store.lines()].map((stored) => stored.offset);
}

function newStore(): LogStore {
  return new LogStore((announce) => announce());
}

const range = (start: number, end: number): number[] => lines(start, end).map((item) => item.offset);

describe("the store of a log", () => {
  test("keeps each line once when a reconnect repeats some", () => {
    const store = newStore();
    store.add(-1, lines(0, 10));
    store.add(9, lines(10, 20));
    store.add(14, lines(15, 25));
    store.add(14, lines(15, 25));

    expect(offsets(store)).toEqual(range(0, 25));
    expect(store.missing()).toEqual([]);
    expect(store.contiguousEnd).toBe(24);
  });

  test("shows a gap until it is filled, in whatever order pages come", () => {
    const store = newStore();
    store.add(-1, lines(0, 10));
    store.add(89, lines(90, 100));
    expect(store.missing()).toEqual([{ start: 10, end: 90 }]);
    expect(store.segments().map((segment) => segment.kind)).toEqual(["lines", "gap", "lines"]);

    store.add(49, lines(50, 95));
    store.add(9, lines(10, 60));

    expect(offsets(store)).toEqual(range(0, 100));
    expect(store.missing()).toEqual([]);
  });

  test("a hole left by the cap is not a gap to load", () => {
    const store = newStore();
    const marker = { ...line(500, "400 lines left out"), stream: "system" as const };

    store.addPage(-1, {
      lines: [...lines(0, 100), marker, ...lines(501, 510)],
      next_after: null,
      finished: true,
    });

    expect(store.missing()).toEqual([]);
    expect(store.lineCount).toBe(110);
    expect(offsets(store)).toEqual([...range(0, 100), 500, ...range(501, 510)]);
  });

  test("a wrong expectation goes away with the last page", () => {
    const store = newStore();
    store.expect(5000);
    store.addPage(-1, { lines: lines(0, 10), next_after: null, finished: true });
    store.close();

    expect(store.end).toBe(10);
    expect(store.missing()).toEqual([]);
  });

  test("lines after the last page of a live log are not taken for known", () => {
    const store = newStore();
    store.addPage(-1, { lines: lines(0, 3), next_after: null, finished: false });
    store.addPage(2, { lines: [], next_after: null, finished: false });
    store.add(2, lines(3, 5));

    expect(offsets(store)).toEqual(range(0, 5));
  });

  test("finds one line by its offset", () => {
    const store = newStore();
    store.add(-1, lines(0, 2500));

    expect(store.line(1999)?.text).toBe("line 1999");
    expect(store.line(2500)).toBeNull();
  });

  test("announces a burst once", () => {
    const waiting: (() => void)[] = [];
    const store = new LogStore((announce) => waiting.push(announce));
    const heard = vi.fn();
    store.subscribe(heard);

    store.add(-1, lines(0, 5));
    store.add(4, lines(5, 9));
    waiting.forEach((announce) => announce());

    expect(waiting).toHaveLength(1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test("takes a million lines within seconds", () => {
    const store = newStore();
    for (let start = 0; start < 1_000_000; start += 1000) store.add(start - 1, lines(start, start + 1000));

    expect(store.lineCount).toBe(1_000_000);
    expect(store.segments()).toHaveLength(1000);
    expect(store.line(777_777)?.text).toBe("line 777777");
  });
});
