import { expect, it } from "vitest";
import { nextHour, nextHourWords } from "../next-hour";

const NOW = Date.parse("2026-11-21T03:00:20Z");
const fire = (time: string) => ({
  job_id: time,
  job_name: time,
  fire_at: `2026-11-21T${time}Z`,
  schedule_text: "",
});
const words = (...times: string[]) => nextHourWords(nextHour(times.map(fire), NOW), NOW, "UTC");

it("counts due times minute by minute; what is late is due now, what is later is left out", () => {
  const { times, counts } = nextHour(["02:59:00", "03:00:30", "03:05:59", "04:00:00"].map(fire), NOW);

  expect(times[0]).toBe(Date.parse("2026-11-21T03:00:00Z"));
  expect(counts.slice(0, 7)).toEqual([2, 0, 0, 0, 0, 1, 0]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
});

it("says where it is crowded", () => {
  expect(words()).toBe("Nothing is due within the hour");
  expect(words("03:05:00")).toBe("1 job comes due at 03:05");
  expect(words("03:05:00", "03:05:10")).toBe("2 jobs come due at 03:05");
  expect(words("03:05:00", "03:05:10", "03:07:00")).toBe("3 jobs come due, 2 of them at 03:05");
  expect(words("03:05:00", "03:07:00")).toBe("2 jobs come due");
});
