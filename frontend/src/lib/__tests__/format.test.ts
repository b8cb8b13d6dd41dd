import { describe, expect, it } from "vitest";
import {
  countOf,
  cutMiddle,
  formatBytes,
  formatClock,
  formatDuration,
  formatExact,
  formatRelative,
  joinWords,
} from "@/lib/format";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;

describe("formatDuration", () => {
  it.each([
    [0, "0 ms"],
    [412, "412 ms"],
    [999.6, "1.0 s"],
    [6_240, "6.2 s"],
    [9_960, "10 s"],
    [59_400, "59 s"],
    [59_600, "1 min"],
    [250_000, "4 min 10 s"],
    [3_600_000, "1 h"],
    [11_100_000, "3 h 5 min"],
    [187_200_000, "2 d 4 h"],
    [-412, "-412 ms"],
  ])("says %d ms as %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it("says a dash for what is not known", () => {
    expect([formatDuration(null), formatDuration(undefined), formatDuration(Number.NaN)]).toEqual([
      "–",
      "–",
      "–",
    ]);
  });
});

describe("formatRelative", () => {
  it.each([
    [NOW + 4 * MINUTE, "in 4 min"],
    [NOW - 3 * 60 * MINUTE, "3 h ago"],
    [NOW + 59_000, "in 59 s"],
    [NOW + 300, "now"],
    [NOW - 300, "just now"],
    [NOW - 47 * 60 * MINUTE, "47 h ago"],
    [NOW - 5 * 24 * 60 * MINUTE, "5 d ago"],
  ])("says %d as %s", (at, text) => {
    expect(formatRelative(at, NOW)).toBe(text);
  });
});

describe("formatClock", () => {
  it("leaves out what today makes plain", () => {
    expect(formatClock("2026-11-21T02:00:00Z", NOW, "UTC")).toBe("02:00");
    expect(formatClock("2026-11-23T02:00:00Z", NOW, "UTC")).toBe("Mon 02:00");
    expect(formatClock("2026-12-23T02:00:00Z", NOW, "UTC")).toBe("23 Dec 02:00");
    expect(formatClock("2027-12-23T02:00:00Z", NOW, "UTC")).toBe("23 Dec 2027 02:00");
  });
});

it("says an exact time with its zone", () => {
  expect(formatExact("2026-11-23T01:00:00Z", "Europe/Paris")).toMatch(
    /Mon.*23 Nov 2026.*02:00:00 (CET|GMT\+1)/,
  );
});

it("falls back to the viewer's zone when the zone is unknown", () => {
  expect(formatExact("2026-11-23T01:00:00Z", "Mars/Olympus")).toMatch(/2026/);
});

it("says bytes by powers of a thousand", () => {
  expect([812, 4_000, 1_340_000, 999_999].map(formatBytes)).toEqual(["812 B", "4.0 kB", "1.3 MB", "1.0 MB"]);
});

it("keeps both ends of a long name", () => {
  const cut = cutMiddle("nightly-backup-of-db-2", 11);

  expect(cut).toBe("night…-db-2");
  expect(cutMiddle("short", 11)).toBe("short");
});

it("joins and counts as a person does", () => {
  expect(joinWords(["a", "b", "c"])).toBe("a, b and c");
  expect([countOf(1, "job"), countOf(1_200, "job")]).toEqual(["1 job", "1,200 jobs"]);
});
