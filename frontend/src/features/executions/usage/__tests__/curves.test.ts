import type { UsagePoint } from "@/api/types";
import { besideGood, curveWords, usageCurves } from "../curves";

function point(second: number, changes: Partial<UsagePoint> = {}): UsagePoint {
  return {
    time: new Date(second * 1_000).toISOString(),
    cpu_cores: 0.5,
    memory_bytes: 10_000_000,
    read_bytes: 0,
    write_bytes: 0,
    processes: 1,
    open_files: null,
    ...changes,
  };
}

describe("the curves of an execution", () => {
  test("what is written since the start becomes a rate, and a new attempt counts from nothing", () => {
    const points = [
      point(0, { write_bytes: 1_000 }),
      point(2, { write_bytes: 5_000 }),
      point(3, { write_bytes: 400 }),
      point(4, { write_bytes: 1_400 }),
    ];

    const storage = usageCurves(points).find(({ title }) => title === "Storage");

    expect(storage?.lines[1]).toEqual([null, 2_000, null, 1_000]);
  });

  test("what nobody could see and what was never used is left out", () => {
    const titles = usageCurves([point(0), point(1)]).map(({ title }) => title);

    expect(titles).toEqual(["CPU", "Memory", "Processes"]);
  });

  test("its peak is said, or what it was at one moment", () => {
    const [cpu] = usageCurves([point(0, { cpu_cores: 0.25 }), point(1, { cpu_cores: 1.5 })]);
    if (!cpu) throw new Error("no curve");

    expect(curveWords(cpu, null)).toBe("at most 1.50 cores");
    expect(curveWords(cpu, 0)).toBe("0.25 cores");
  });

  test("what the last success used lies beside it, as long after the beginning", () => {
    const points = [10, 11, 12, 14].map((second) => point(second, { cpu_cores: 1, write_bytes: second }));
    const good = [100, 102, 103].map((second) => point(second, { cpu_cores: second - 100, memory_bytes: 0 }));
    const curves = usageCurves(points);

    const [cpu, memory, storage] = besideGood(curves, [10, 11, 12, 14], good);
    if (!cpu || !memory || !storage) throw new Error("no curve");

    expect(cpu.beside?.lines).toEqual([[0, 1, 2, null]]);
    expect(curveWords(cpu, null)).toBe("at most 1.00 core; last success at most 3.00 cores");
    expect(curveWords(cpu, 2)).toBe("1.00 core; last success 2.00 cores");
    expect(curveWords(cpu, 3)).toBe("1.00 core");
    // Of what it did not use there is no curve.
    expect([memory.beside, storage.beside]).toEqual([undefined, undefined]);
    expect(besideGood(curves, [10, 11, 12, 14], [])).toEqual(curves);
  });
});
