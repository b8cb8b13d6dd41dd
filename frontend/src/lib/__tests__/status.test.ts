import { expect, it } from "vitest";
import { EXECUTION_LOOK, EXECUTION_STATES, isLive, isUnsuccessful } from "@/lib/status";

it("gives each state a shape and word of its own, so that colour is never the only sign", () => {
  const looks = Object.values(EXECUTION_LOOK);

  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(looks.length);
  expect(new Set(looks.map(({ word }) => word)).size).toBe(looks.length);
});

it("knows which states can still change and which a person calls failed", () => {
  expect(EXECUTION_STATES.filter(isLive)).toEqual(["queued", "running", "retrying"]);
  expect(EXECUTION_STATES.filter(isUnsuccessful)).toEqual(["failed", "timed_out", "abandoned"]);
});
