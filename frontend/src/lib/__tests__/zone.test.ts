import { afterEach, expect, test } from "vitest";
import { formatClock, formatDay, formatExact } from "@/lib/format";
import { spanWords } from "@/lib/span-words";
import { currentZone, setProfileZone, setZoneChoice } from "@/lib/zone";

const AT = "2026-11-22T23:30:00Z";
const NOW = Date.parse("2026-11-21T12:00:00Z");

afterEach(() => {
  setZoneChoice("mine");
  setProfileZone("");
});

test("the profile's zone counts as one's own, until UTC is asked for", () => {
  setProfileZone("Asia/Tokyo");
  expect(currentZone()).toBe("Asia/Tokyo");
  expect(formatClock(AT, NOW)).toBe("Mon 08:30");
  expect(formatDay(AT)).toBe("Mon, 23 Nov 2026");
  setZoneChoice("utc");
  expect(formatClock(AT, NOW)).toBe("Sun 23:30");
  expect(formatExact(AT)).toMatch(/23:30:00 UTC/);
});

test("a zone that this browser does not know leaves the browser's own", () => {
  const own = currentZone();
  setProfileZone("Mars/Olympus");
  expect(currentZone()).toBe(own);
});

test("the choice is remembered", () => {
  setZoneChoice("utc");
  expect(localStorage.getItem("chronos.zone")).toBe("utc");
});

test("spans are named by the days and times of the zone", () => {
  const between = (from: string, to: string) =>
    spanWords({ kind: "between", from: Date.parse(from), to: Date.parse(to) }, "Europe/Paris", NOW);
  expect(between("2026-11-21T01:00:00Z", "2026-11-21T02:30:00Z")).toBe("Today, 02:00 – 03:30");
  expect(between("2026-11-18T23:00:00Z", "2026-11-20T23:00:00Z")).toBe("19 Nov – 20 Nov");
  expect(between("2025-12-31T22:00:00Z", "2026-01-01T01:00:00Z")).toBe("31 Dec 2025, 23:00 – 1 Jan, 02:00");
});
