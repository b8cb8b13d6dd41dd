import type { DurationPoint } from "@/api/types";
import { durationData, durationWords } from "../duration-data";
import { nearestDot } from "../nearest-dot";

function point(
  minute: number,
  durationMs: number,
  state: DurationPoint["state"] = "succeeded",
): DurationPoint {
  return {
    execution_id: `e${minute}`,
    time: new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString(),
    duration_ms: durationMs,
    state,
  };
}

describe("durations for the chart", () => {
  test("are ordered by time and parted by how they ended", () => {
    const data = durationData([point(2, 30, "failed"), point(1, 20), point(3, 5, "cancelled")]);

    expect(data.columns.slice(1)).toEqual([
      [20, null, null],
      [null, 30, null],
      [null, null, 5],
    ]);
    expect(data.points.map((each) => each.execution_id)).toEqual(["e1", "e2", "e3"]);
  });

  test("the usual counts only what succeeded", () => {
    const data = durationData([point(1, 100), point(2, 200), point(3, 90_000, "timed_out")]);

    expect(data.p50).toBe(150);
    expect(data.isSkewed).toBe(true);
    expect(durationWords(data)).toBe(
      "Durations of 3 executions, usually 150 ms, nine in ten within 190 ms; 1 failed",
    );
  });

  test("the band and what was told belong to executions by their ids", () => {
    const told = {
      execution_id: "e2",
      insight_id: "i1",
      kind: "slow_run",
      severity: "high" as const,
      rate: 0.05,
      sentence: "slow",
    };
    const data = durationData([point(1, 20), point(2, 90), point(3, 20)], {
      points: [
        { execution_id: "e2", time: "", lower_ms: 18, expected_ms: 20, upper_ms: 24 },
        { execution_id: "e3", time: "", lower_ms: 19, expected_ms: 21, upper_ms: 25 },
      ],
      anomalies: [told, { ...told, execution_id: "gone" }],
    });

    expect(data.band).toEqual([null, { low: 18, usual: 20, high: 24 }, { low: 19, usual: 21, high: 25 }]);
    expect([...data.unusual.keys()]).toEqual(["e2"]);
    expect(durationWords(data)).toMatch(/; of 1 something unusual is told$/);
  });

  test("the nearest dot counts only within reach", () => {
    const dots = [1, 2].map((minute) => ({ point: point(minute, 1), xPx: minute * 100, yPx: 50 }));

    expect(nearestDot(dots, 190, 50, 24)?.xPx).toBe(200);
    expect(nearestDot(dots, 150, 50, 24)).toBeNull();
  });
});
