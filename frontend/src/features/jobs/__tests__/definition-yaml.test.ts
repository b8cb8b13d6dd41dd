import { expect, it } from "vitest";
import { sampleJob } from "@/testing/sample-job";
import { draftOfJob, inputOf } from "../job-draft";
import { editOf } from "../job-merge";
import { readText, writeText } from "../yaml/definition-yaml";
import { briefOf, draftOfDefinition, wholeOf } from "../yaml/whole-input";

const RICH = sampleJob({
  description: "Line one\nline two\n",
  tags: ["ops"],
  schedule: { kind: "cron", expression: "30 2 * * 1-5", timezone: "Europe/Berlin" },
  timing: { windows: [{ start: "02:00", end: "24:00", days: ["mon", "tue"] }], jitter_s: 30 },
  environment: { MODE: "on", OCTAL: "0755", AT: "12:30" },
  retry: { max_attempts: 3 },
  sandbox: { profile: "standard" },
  parameters: [{ name: "host", type: "text", default: "1e3" }],
});

function editOfSample(job = RICH) {
  const input = inputOf(draftOfJob(job, "UTC"), job.state);
  if (!input) throw new Error("complete");
  return editOf(input);
}

it("brings every definition back as it was", () => {
  const edit = editOfSample();

  const { definition, marks } = readText(writeText(briefOf(edit)));

  expect(marks).toEqual([]);
  const draft = draftOfDefinition(definition ?? {}, "u1", "UTC");
  const back = inputOf(draft, "draft");
  expect(back && editOf(back)).toEqual(edit);
});

it("leaves out what is as usual, and nothing else", () => {
  const edit = editOfSample(sampleJob());

  expect(Object.keys(briefOf(edit))).toEqual(["name", "schedule", "executor", "sandbox"]);
  expect(wholeOf(briefOf(edit))).toEqual(edit);
});

it("takes a job that is started by hand only", () => {
  const edit = editOfSample(sampleJob({ schedule: null }));

  expect(edit.schedule).toBeNull();
  expect(wholeOf(briefOf(edit))).toEqual(edit);
});

it("says where a text cannot be read", () => {
  const { definition, marks } = readText("name: a\nexecutor: [\nschedule: null\n");

  expect(definition).toBeUndefined();
  expect(marks[0]?.line).toBeGreaterThanOrEqual(2);
});

it.each(["- a\n- b\n", "just words", "", "a: &x 1\nb: *x\n", "name: a\nname: b\n"])(
  "takes no other shape: %j",
  (text) => {
    const { definition, marks } = readText(text);

    expect(definition).toBeUndefined();
    expect(marks).toHaveLength(1);
  },
);

it("finds the line of a pointer, or of what is above it", () => {
  const { placeOf } = readText(
    "name: a\nexecutor:\n  kind: shell\n  config:\n    command: x\ntags:\n  - a\n  - b b\n",
  );

  expect(placeOf("/executor/config/command").line).toBe(5);
  expect(placeOf("/executor/config/shell").line).toBe(4);
  expect(placeOf("/tags/1").line).toBe(8);
  expect(placeOf("/timeout_s").line).toBe(1);
});
