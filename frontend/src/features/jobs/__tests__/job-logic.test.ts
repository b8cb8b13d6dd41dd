import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import type { ChronosEvent, JobRows } from "@/api/types";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { sampleJob } from "@/testing/sample-job";
import { sampleRow } from "@/testing/sample-row";
import { jobKeys } from "../api/keys";
import { applyJobEvent } from "../apply-event";
import { inputOf, newDraft } from "../job-draft";
import { isSecretName } from "../secret-names";
import { undoSteps } from "../undo-steps";
import { jobAnswer } from "../words";

const NOW = Date.parse("2026-11-22T01:56:00Z");
const JOB = sampleJob();

describe("jobAnswer", () => {
  it("says how the last one went and when the next is due", () => {
    const job = sampleJob({
      stats: {
        last_execution_id: "e1",
        last_state: "succeeded",
        last_finished_at: "2026-11-22T01:53:00Z",
        recent: [{ id: "e1", state: "succeeded", duration_ms: 6_240 }],
      },
    });

    expect(jobAnswer(job, NOW)).toBe("Succeeded 3 min ago in 6.2 s. Next in 4 min: every day at 02:00, UTC.");
  });

  it("counts failures in a row", () => {
    const recent = ["a", "b", "c"].map((id) => ({ id, state: "failed" as const, duration_ms: 100 }));
    const stats = {
      last_execution_id: "a",
      last_state: "failed" as const,
      last_finished_at: "2026-11-22T01:55:00Z",
      recent,
    };

    expect(jobAnswer(sampleJob({ stats }), NOW)).toMatch(
      /^Failed 1 min ago after 100 ms; 3 in a row did not succeed\./,
    );
  });

  it("says why there is no next one", () => {
    expect(jobAnswer(sampleJob({ state: "paused" }), NOW)).toBe(
      "Never ran. Paused; when active: every day at 02:00, UTC.",
    );
    expect(jobAnswer(sampleJob({ schedule: null }), NOW)).toMatch(/only when started by hand/);
  });
});

describe("applyJobEvent", () => {
  const FINISHED: ChronosEvent = {
    type: "execution.finished",
    owner_id: "u1",
    job_id: JOB.id,
    execution_id: "e9",
    state: "failed",
    time: "2026-11-22T02:00:04Z",
  };
  const setUp = () => {
    const client = new QueryClient();
    const invalidate = vi.spyOn(client, "invalidateQueries").mockResolvedValue();
    const key = jobKeys.window({}, 0);
    const items = [sampleRow({ id: JOB.id }), sampleRow({ id: "other" })];
    client.setQueryData(key, { items, offset: 0, total: 2, complete: true });
    const rows = () => client.getQueryData<JobRows>(key);
    return { client, rows, invalidate, stale: new ThrottledInvalidation(client) };
  };

  it("puts an outcome into its row, once, and leaves the others alone", () => {
    const { client, rows, stale } = setUp();
    const other = rows()?.items[1];

    applyJobEvent(client, FINISHED, stale);
    applyJobEvent(client, FINISHED, stale);

    expect(rows()?.items[0]).toMatchObject({
      last_state: "failed",
      last_finished_at: "2026-11-22T02:00:04Z",
      outcomes: ["failed"],
      durations_ms: [null],
    });
    expect(rows()?.items[1]).toBe(other);
  });

  it("asks anew for what is in sight when a job was deleted", () => {
    const { client, invalidate, stale } = setUp();

    applyJobEvent(client, { type: "job.deleted", owner_id: "u1", job_id: JOB.id }, stale);

    expect(invalidate).toHaveBeenCalledWith({ queryKey: jobKeys.lists });
  });
});

it("sends only the config of the executor that was chosen, and finished variables", () => {
  const draft = {
    ...newDraft("UTC"),
    name: " x ",
    kind: "http",
    configs: { shell: { command: "true" }, http: { url: "http://a", body: undefined } },
    environment: [
      ["A", "1"],
      ["", "2"],
    ] as [string, string][],
  };

  expect(inputOf(draft, "draft")).toMatchObject({
    name: "x",
    executor: { kind: "http", config: { url: "http://a" } },
    environment: { A: "1" },
    state: "draft",
  });
});

it("groups what must be undone by the state to go back to", () => {
  const jobs = [
    { id: "a", ok: true, former_state: "active" as const },
    { id: "b", ok: true, former_state: "paused" as const },
    { id: "c", ok: true, former_state: "active" as const },
    { id: "d", ok: true, former_state: "draft" as const },
    { id: "e", ok: false, former_state: null },
  ];

  expect(undoSteps(jobs)).toEqual({
    bulk: [
      { action: "activate", ids: ["a", "c"] },
      { action: "pause", ids: ["b"] },
    ],
    drafts: ["d"],
  });
});

it("knows names whose values are not for reading over a shoulder", () => {
  expect(["DB_PASSWORD", "api_key", "GITHUB_TOKEN", "Authorization"].every(isSecretName)).toBe(true);
  expect(["command", "PGHOST", "url"].some(isSecretName)).toBe(false);
});
