import { expect, it } from "vitest";
import type { LoadForecast, LoadHour, Outlook } from "@/api/types";
import {
  atOnce,
  chanceWords,
  durationWords,
  hourWords,
  learningWords,
  loadHeadline,
  modelWords,
  outlookWords,
} from "../words";

const INTERVAL = { low_s: 38, lower_s: 40, middle_s: 42, upper_s: 50, high_s: 64 };
const ERROR = { mase: 0.7, pinball: 0.2, coverage: 0.91, mean_error_s: 3, origins: 4 };

it.each([
  [0.9999, "over 99%"],
  [0.97, "97%"],
  [0.004, "under 1%"],
])("says a chance of %d as %s", (share, words) => {
  expect(chanceWords(share)).toBe(words);
});

it("says a duration with the range in which nine in ten lie", () => {
  expect(durationWords(INTERVAL)).toBe("About 42 s; nine in ten take 38 s to 1 min 4 s.");
  expect(durationWords({ ...INTERVAL, low_s: 42, high_s: 42 })).toBe("About 42 s.");
  expect(learningWords(3, 5)).toBe("Learning: 3 of 5 successes.");
});

it("names the model with its tested error and that of the naive one", () => {
  const tested = { name: "slot_conformal", error: ERROR, naive_error: { ...ERROR, mean_error_s: 9 } };
  expect(modelWords(tested)).toBe(
    "Season and recent durations: off by 3.0 s on average, and 91 of 100 held; the last 100 durations alone are off by 9.0 s.",
  );
  expect(modelWords({ name: "naive", error: ERROR, naive_error: ERROR })).not.toContain("alone");
  expect(modelWords({ ...tested, name: "quantile_boosting" })).toMatch(/^Boosted trees/);
  expect(modelWords({ name: "naive", error: null, naive_error: null })).toContain("too few");
});

const OUTLOOK: Outlook = {
  execution_id: "e1",
  state: "running",
  attempt_started_at: "2027-05-03T02:00:00Z",
  elapsed_s: 10,
  learned: 60,
  needed: 5,
  points: [],
  half_by: null,
  most_by: null,
  by: null,
  by_share: 0.99,
  limit_at: null,
  limit_share: 0.01,
  longer_share: 0.6,
};

it("says of an execution what is unusual about it, and else nothing", () => {
  expect(outlookWords(OUTLOOK)).toBe("");
  expect(outlookWords({ ...OUTLOOK, longer_share: 0.02, limit_share: 0.3, by_share: 0.4 })).toBe(
    "only 2% of executions take this long; 30% to be ended for its time limit; 40% to be done before it is due again",
  );
});

const HOUR: LoadHour = {
  time: "2027-05-03T02:00:00Z",
  starts: 1,
  low: 0,
  lower: 1,
  middle: 2,
  upper: 3,
  high: 4,
};
const LOAD: LoadForecast = {
  since: "2027-05-03T02:00:00Z",
  until: "2027-05-10T02:00:00Z",
  hours: [HOUR],
  lanes: [],
  capacity: 3,
  jobs: 1,
  past_days: 0,
  complete: true,
};

it("answers whether there is room", () => {
  expect(loadHeadline(LOAD)).toBe("1 hour of the week may need more than 3 slots");
  expect(loadHeadline({ ...LOAD, capacity: 8 })).toBe("There is room: at most 4 of 8 slots are needed");
  expect(loadHeadline({ ...LOAD, capacity: null })).toBe("At most 4 run at once");
  expect(loadHeadline({ ...LOAD, hours: [{ ...HOUR, starts: 0 }] })).toMatch(/^Nothing is planned/);
});

it("rounds what runs at once, and writes hours as clocks do", () => {
  expect([atOnce(0.25), atOnce(4), atOnce(12.4)]).toEqual(["0.3", "4", "12"]);
  expect(hourWords(4)).toBe("04:00");
});
