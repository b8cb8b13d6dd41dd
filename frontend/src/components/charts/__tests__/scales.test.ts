import { expect, it } from "vitest";
import { bandPath, linePath, runsOf } from "../line-paths";
import { dataEdges, pointShares } from "../time-series";
import { timeTicks } from "../time-ticks";
import { stepAt } from "../use-chart-cursor";
import { linearScale, logScale } from "../value-scale";

const at = (text: string) => Date.parse(text);

it("puts ticks on round times of the zone's clocks", () => {
  const bounds = { from: at("2026-11-21T10:10:00Z"), to: at("2026-11-22T10:10:00Z") };

  expect(timeTicks(bounds, "UTC").map(({ label }) => label)).toEqual(["12:00", "18:00", "22 Nov", "06:00"]);
  expect(timeTicks(bounds, "Asia/Kolkata").map(({ label }) => label)).toEqual([
    "18:00",
    "22 Nov",
    "06:00",
    "12:00",
  ]);
});

it("keeps days at midnight across a change of the clocks", () => {
  const bounds = { from: at("2026-10-22T22:00:00Z"), to: at("2026-10-28T23:00:00Z") };
  const ticks = timeTicks(bounds, "Europe/Paris", 7);

  expect(ticks.map(({ label }) => label)).toEqual([
    "23 Oct",
    "24 Oct",
    "25 Oct",
    "26 Oct",
    "27 Oct",
    "28 Oct",
    "29 Oct",
  ]);
  const instants = ticks.map(({ share }) => bounds.from + share * (bounds.to - bounds.from));
  expect(new Date(Math.round(instants[3] ?? 0)).toISOString()).toBe("2026-10-25T23:00:00.000Z");
});

it("scales values to heights with round numbers beside", () => {
  expect(linearScale(95, "executions").ticks.map(({ label }) => label)).toEqual([
    "0",
    "50 executions",
    "100 executions",
  ]);
  expect(linearScale(40_000, "ms").ticks.map(({ label }) => label)).toEqual(["0", "15 s", "30 s"]);
  expect(linearScale(80, "%").shareOf(50)).toBe(0.5);
  expect(linearScale(99, "%", 90).shareOf(95)).toBe(0.5);
  expect(linearScale(99, "%", 90).ticks.map(({ label }) => label)).toEqual(["90 %", "95 %", "100 %"]);
  expect(logScale(1_500, 90_000, "ms").ticks.map(({ label }) => label)).toEqual(["1.0 s", "10 s", "1 min"]);
  const log = logScale(10, 100_000, "ms");
  expect(log.shareOf(10)).toBe(0);
  expect(log.shareOf(1_000)).toBeCloseTo(0.5, 1);
  expect(linearScale(0, "ms").shareOf(0)).toBe(0);
});

it("gives each point the stretch of its bucket, or of what is nearest to it", () => {
  const bounds = { from: 0, to: 100 };

  expect(dataEdges([0, 25, 50, 75], bounds, 25)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(dataEdges([10, 30, 90], bounds)).toEqual([0, 0.2, 0.6, 1]);
  expect(pointShares([0, 50], bounds, 50)).toEqual([0.25, 0.75]);
  expect(stepAt([0, 0.25, 0.5, 0.75, 1], 0.6)).toBe(2);
  expect(stepAt([0, 0.25, 0.5, 0.75, 1], -1)).toBe(0);
  expect(stepAt([0, 0.25, 0.5, 0.75, 1], 7)).toBe(3);
});

it("leaves gaps where nothing was measured", () => {
  const runs = runsOf([1, 1, null, 1], [0, 0.2, 0.4, 0.6], (value) => value, 10);

  expect(linePath(runs)).toBe("M0.00 0.0L2.00 0.0M6.00 0.0h0.01");
  expect(
    bandPath(
      [
        [
          [0, 5],
          [2, 5],
        ],
      ],
      [
        [
          [0, 1],
          [2, 1],
        ],
      ],
    ),
  ).toBe("M0.00 5.0L2.00 5.0L2.00 1.0L0.00 1.0Z");
});
