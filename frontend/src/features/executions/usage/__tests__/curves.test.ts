import type { UsagePoint } from "@/api/types";
import { curveWords, usageCurves } from "../curves";

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
});
