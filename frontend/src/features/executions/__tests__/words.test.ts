import { describeAttempt, describeExecution } from "../words";
import { sampleExecution } from "./sample";

const attempt = sampleExecution().attempts[0];

describe("the sentence that says what happened", () => {
  test.each([
    [sampleExecution(), "Succeeded after 4.2 s."],
    [sampleExecution({ state: "failed", exit_code: 3 }), "Ended with exit code 3 after 4.2 s."],
    [
      sampleExecution({
        state: "failed",
        exit_code: null,
        attempts: attempt ? [{ ...attempt, signal: "SIGSEGV" }] : [],
      }),
      "Ended by SIGSEGV after 4.2 s.",
    ],
    [
      sampleExecution({ state: "skipped", reason: "Previous execution still running." }),
      "Did not start: previous execution still running.",
    ],
    [
      sampleExecution({ state: "cancelled", started_at: null, duration_ms: null }),
      "Cancelled before it started.",
    ],
    [sampleExecution({ state: "queued" }), "Waiting for a worker."],
    [
      sampleExecution({ state: "queued", reason: "The tag db has 2 of 2 running." }),
      "Waits: the tag db has 2 of 2 running.",
    ],
    [
      sampleExecution({ state: "queued", reason: "Waits until an earlier execution of the job has ended." }),
      "Waits until an earlier execution of the job has ended.",
    ],
  ])("%#: %s", (execution, sentence) => {
    expect(describeExecution(execution)).toBe(sentence);
  });

  test("a missed record says for how many due times it stands", () => {
    const words = describeExecution(
      sampleExecution({
        state: "missed",
        reason: "scheduler was down",
        missed_count: 12,
        missed_until: null,
      }),
    );

    expect(words).toBe("Did not start: scheduler was down. This stands for 12 due times.");
  });

  test("an attempt says how it ended", () => {
    if (!attempt) throw new Error("no sample");
    expect(describeAttempt({ ...attempt, outcome: "failed", exit_code: 137, signal: "SIGKILL" })).toBe(
      "failed with exit code 137, ended by SIGKILL",
    );
    expect(describeAttempt({ ...attempt, outcome: null, finished_at: null })).toBe("is running");
  });
});
