import { expect, it } from "vitest";
import type { JobEdit } from "@/api/types";
import { sampleJob } from "@/testing/sample-job";
import { differencesOf, editOfJob, mergeEdits } from "../job-merge";

const BASE = editOfJob(sampleJob(), "UTC") as JobEdit;

it("keeps what I changed and takes what they changed", () => {
  const { merged, both } = mergeEdits(
    BASE,
    { ...BASE, name: "mine", tags: ["db"] },
    { ...BASE, name: "theirs", timeout_s: 60 },
  );

  expect(merged).toEqual({ ...BASE, name: "mine", tags: ["db"], timeout_s: 60 });
  expect(both).toEqual(["name"]);
});

it("does not call it a clash when both made the same change", () => {
  const same = { ...BASE, environment: { A: "1", B: "2" } };

  expect(mergeEdits(BASE, same, { ...BASE, environment: { B: "2", A: "1" } }).both).toEqual([]);
});

it("tells where two definitions differ, inside of objects", () => {
  const left = { executor: { kind: "shell", config: { command: "a" } }, tags: ["x"], note: null };
  const right = { executor: { kind: "shell", config: { command: "b" } }, tags: ["x", "y"] };

  expect(differencesOf(left, right)).toEqual([
    { pointer: "/executor/config/command", left: "a", right: "b" },
    { pointer: "/tags", left: ["x"], right: ["x", "y"] },
  ]);
});

it("sends nothing of whether the job is active", () => {
  expect(BASE).not.toHaveProperty("state");
});
