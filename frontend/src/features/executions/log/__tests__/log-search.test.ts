import type { LogLine } from "@/api/types";
import { errorPattern, LogSearch, queryPattern } from "../log-search";
import { LogStore } from "../log-store";

function add(store: LogStore, after: number, ...texts: string[]): void {
  const lines: LogLine[] = texts.map((text, index) => ({
    offset: after + 1 + index,
    time: "2026-03-01T02:00:00Z",
    stream: "stdout",
    text,
    truncated: false,
  }));
  store.add(after, lines);
}

function newStore(): LogStore {
  return new LogStore((announce) => announce());
}

describe("search in a log", () => {
  test("counts matching lines and finds them in order", () => {
    const store = newStore();
    add(store, -1, "one Refused", "two", "refused again", "three");
    const search = new LogSearch(store, queryPattern("refused"));

    expect(search.scan(1000)).toBe(true);

    expect(search.count).toBe(2);
    expect([search.at(0), search.at(1), search.at(2)]).toEqual([0, 2, null]);
    expect(search.indexFrom(1)).toBe(1);
    expect(search.has(2)).toBe(true);
    search.stop();
  });

  test("goes on with lines that come later, also between others", () => {
    const store = newStore();
    add(store, -1, "x");
    add(store, 9, "x");
    const search = new LogSearch(store, queryPattern("x"));
    search.scan(1000);

    add(store, 0, ...Array.from({ length: 9 }, () => "x"));
    search.scan(1000);

    expect([...search.offsets()]).toEqual(Array.from({ length: 11 }, (_, offset) => offset));
    search.stop();
  });

  test("upper case in the query makes it exact, and signs are themselves", () => {
    expect(queryPattern("Err").test("err")).toBe(false);
    expect(queryPattern("a.b(").test("A.B(")).toBe(true);
    expect(queryPattern("a.b").test("axb")).toBe(false);
  });

  test("sees through colours", () => {
    const store = newStore();
    add(store, -1, "con\u001b[31mnection refused\u001b[0m");
    const search = new LogSearch(store, queryPattern("connection"));
    search.scan(1000);

    expect(search.count).toBe(1);
    search.stop();
  });

  test("an error is what says so, not the absence of one", () => {
    expect(errorPattern().test("ValueError: no such host")).toBe(true);
    expect(errorPattern().test("Traceback (most recent call last):")).toBe(true);
    expect(errorPattern().test("done, 0 errors")).toBe(false);
  });
});
