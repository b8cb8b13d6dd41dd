import { RangeSet } from "../range-set";

describe("a set of ranges", () => {
  test("joins ranges that touch or overlap", () => {
    const set = new RangeSet();
    set.add(10, 20);
    set.add(30, 40);
    set.add(20, 30);
    set.add(5, 12);

    expect(set.all).toEqual([{ start: 5, end: 40 }]);
  });

  test("tells what is missing between two bounds", () => {
    const set = new RangeSet();
    set.add(10, 20);
    set.add(30, 40);

    expect(set.missing(0, 50)).toEqual([
      { start: 0, end: 10 },
      { start: 20, end: 30 },
      { start: 40, end: 50 },
    ]);
    expect(set.missing(12, 18)).toEqual([]);
  });

  test("agrees with a plain set of numbers whatever is added", () => {
    const set = new RangeSet();
    const plain = new Set<number>();
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 16807) % 2147483647;
      return seed % below;
    };

    for (let turn = 0; turn < 300; turn++) {
      const start = random(200);
      const end = start + random(12);
      set.add(start, end);
      for (let value = start; value < end; value++) plain.add(value);
    }

    for (let value = 0; value < 220; value++) expect(set.has(value)).toBe(plain.has(value));
    expect(set.all.every((range, index) => range.start > (set.all[index - 1]?.end ?? -1))).toBe(true);
  });

  test("knows how far it reaches from 0 without a break", () => {
    const set = new RangeSet();
    expect(set.prefixEnd).toBe(0);

    set.add(3, 9);
    expect(set.prefixEnd).toBe(0);

    set.add(0, 3);
    expect(set.prefixEnd).toBe(9);
  });
});
