import { describe, expect, it } from "vitest";
import { instantToWall, wallToInstant } from "@/lib/zoned-time";

describe("wallToInstant", () => {
  it.each([
    ["2026-11-23T02:00", "UTC", "2026-11-23T02:00:00.000Z"],
    ["2026-11-23T02:00", "Europe/Paris", "2026-11-23T01:00:00.000Z"],
    ["2026-07-01T02:00", "Europe/Paris", "2026-07-01T00:00:00.000Z"],
    ["2026-11-23T02:00:30", "Asia/Kolkata", "2026-11-22T20:30:30.000Z"],
    ["2026-11-01T12:00", "America/New_York", "2026-11-01T17:00:00.000Z"],
  ])("reads %s in %s as %s", (wall, zone, instant) => {
    expect(wallToInstant(wall, zone)).toBe(instant);
  });

  it("takes the first of two equal wall times, and steps over a gap", () => {
    expect(wallToInstant("2026-10-25T02:30", "Europe/Paris")).toBe("2026-10-25T00:30:00.000Z");
    expect(wallToInstant("2026-03-29T02:30", "Europe/Paris")).toBe("2026-03-29T01:30:00.000Z");
  });

  it("gives nothing for what is no time", () => {
    expect(wallToInstant("", "UTC")).toBeNull();
  });
});

it("comes back to the same wall time", () => {
  for (const zone of ["UTC", "Europe/Paris", "Asia/Kolkata", "America/St_Johns"])
    expect(instantToWall(wallToInstant("2026-06-01T08:15", zone) ?? "", zone)).toBe("2026-06-01T08:15");
});
