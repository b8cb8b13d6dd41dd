import { expect, it } from "vitest";
import type { AnalyticsTrend, AnalyticsWeek, OutcomeTally } from "@/api/types";
import { comparisons } from "../compare";
import { paramsOf } from "../scope";
import { hourWords, weekSummary, weekValues } from "../week-words";
import { analyticsHeadline, changeWords, rateWords } from "../words";

const tally = (succeeded: number, failed: number, more: Partial<OutcomeTally> = {}): OutcomeTally => ({
  succeeded,
  failed,
  not_run: 0,
  cancelled: 0,
  success_rate: succeeded + failed > 0 ? succeeded / (succeeded + failed) : null,
  p50_ms: 400,
  p95_ms: 900,
  p99_ms: 1000,
  ...more,
});

const headline = (total: OutcomeTally, previous: OutcomeTally) =>
  analyticsHeadline({ total, previous_total: previous } as AnalyticsTrend);

it("opens with how much succeeded, and how that compares", () => {
  expect(headline(tally(980, 20), tally(990, 10))).toBe(
    "98 % of 1,000 executions succeeded, 1.0 points fewer than before.",
  );
  expect(headline(tally(10, 0), tally(0, 0))).toBe("All 10 executions succeeded.");
  expect(headline(tally(0, 0), tally(5, 0))).toBe("Nothing ran in this time.");
  expect(headline(tally(0, 0, { not_run: 3 }), tally(5, 0))).toBe("Nothing ran; 3 were due and did not run.");
});

it("never rounds a failure away", () => {
  expect(rateWords(0.99999)).toBe("99.99 %");
  expect(rateWords(1)).toBe("100 %");
  expect(rateWords(0.9812)).toBe("98.1 %");
  expect(rateWords(null)).toBe("–");
});

it("tells changes as shares, large ones as factors", () => {
  expect(changeWords(112, 100)).toBe("+12 %");
  expect(changeWords(50, 100)).toBe("−50 %");
  expect(changeWords(340, 100)).toBe("×3.4");
  expect(changeWords(5, 0)).toBe("");
});

it("marks what is worse and what is better only where it is worth it", () => {
  const rows = comparisons(tally(900, 100, { p95_ms: 2000 }), tally(990, 10, { p50_ms: 410 }));
  const of = (name: string) => rows.find((row) => row.name === name);

  expect(of("Failed")).toMatchObject({ now: "100", before: "10", change: "×10.0", isWorse: true });
  expect(of("Succeeded of these")).toMatchObject({ change: "9.0 pt fewer", isWorse: true });
  expect(of("95 of 100 within")).toMatchObject({ isWorse: true });
  expect(of("Half within")).toMatchObject({ isWorse: null });
  expect(of("Ran")).toMatchObject({ isWorse: null });
});

it("tells hours of the week in words", () => {
  const none = { succeeded: 0, failed: 0, not_run: 0 };
  const days = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => none));
  days[1] = days[1]?.with(2, { succeeded: 56, failed: 4, not_run: 1 }) ?? [];
  const week: AnalyticsWeek = { zone: "UTC", days, complete: true };

  expect(hourWords(week, 1, 2)).toBe("Tue 02:00–03:00: 4 of 60 failed, 1 did not run");
  expect(hourWords(week, 0, 23)).toBe("Mon 23:00–00:00: nothing was due");
  expect(weekSummary(week, "failed")).toBe("Most on Tue from 02:00: 4 of 4 failures");
  expect(weekValues(week, "runs")[1]?.[2]).toBe(60);
  expect(weekValues(week, "failed")[0]?.[0]).toBeNull();
});

it("asks for the span as it stands when it asks", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");

  expect(paramsOf({ span: { kind: "last", id: "24h" }, ownerId: "", jobId: "", tags: [] }, now)).toEqual({
    from: "2026-11-20T12:00:00.000Z",
    to: "2026-11-21T12:00:00.000Z",
  });
  expect(
    paramsOf({ span: { kind: "between", from: 0, to: 1000 }, ownerId: "u1", jobId: "j", tags: ["a"] }, now),
  ).toEqual({
    from: "1970-01-01T00:00:00.000Z",
    to: "1970-01-01T00:00:01.000Z",
    owner_id: "u1",
    job_id: "j",
    tag: ["a"],
  });
});
