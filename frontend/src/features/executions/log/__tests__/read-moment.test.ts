import { ownTimezone } from "@/lib/timezones";
import { readMoment as read } from "../read-moment";

const readMoment = (text: string, startMs: number, zone = ownTimezone()) => read(text, startMs, zone);

const start = new Date(2026, 2, 1, 23, 50, 10, 500).getTime();

describe("a time that somebody types", () => {
  test.each([
    ["+90 s", 90_000],
    ["+2:30", 150_000],
    ["+1:02:30", 3_750_000],
    ["+1.5 min", 90_000],
    ["+3", 3_000],
  ])("%s counts from the start", (text, afterMs) => {
    expect(readMoment(text, start)).toBe(start + afterMs);
  });

  test("a clock time is the first such one of the execution, on the next day if need be", () => {
    expect(readMoment("23:55", start)).toBe(new Date(2026, 2, 1, 23, 55).getTime());
    expect(readMoment("00:10:05.250", start)).toBe(new Date(2026, 2, 2, 0, 10, 5, 250).getTime());
  });

  test("the minute in which it began is that of the same day", () => {
    expect(readMoment("23:50", start)).toBe(new Date(2026, 2, 1, 23, 50).getTime());
  });

  test.each(["", "soon", "25:00", "12:61", "+", "12"])("%s is no time", (text) => {
    expect(readMoment(text, start)).toBeNull();
  });

  test("the clock is that of the zone in which times are shown", () => {
    const began = Date.parse("2026-03-01T10:00:00Z");

    expect(readMoment("12:30", began, "Asia/Kolkata")).toBe(Date.parse("2026-03-02T07:00:00Z"));
    expect(readMoment("12:30", began, "UTC")).toBe(Date.parse("2026-03-01T12:30:00Z"));
  });
});
