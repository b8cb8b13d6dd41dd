import { expect, it } from "vitest";
import type { FailingJob, Overview } from "@/api/types";
import { sampleWorker } from "@/testing/sample-worker";
import { groupByCause } from "../causes";
import { headline } from "../headline";

const NOW = Date.parse("2026-11-21T03:00:00Z");
const VIEWER = { now: NOW, seesWorkers: true };

const failing = (
  name: string,
  error: string | null,
  since = "2026-11-21T01:10:00Z",
  pattern_id: string | null = null,
): FailingJob => ({
  job_id: name,
  job_name: name,
  execution_id: `${name}-1`,
  state: "failed",
  error,
  finished_at: "2026-11-21T02:50:00Z",
  since,
  count: 3,
  last_good_at: null,
  pattern_id,
});

const WORKER = sampleWorker({ seen_at: "2026-11-21T03:00:00Z" });

const overview = (changes: Partial<Overview> = {}): Overview => ({
  now: "2026-11-21T03:00:00Z",
  running: [],
  running_total: 0,
  queued_total: 0,
  next: [{ job_id: "a", job_name: "a", fire_at: "2026-11-21T03:04:00Z", schedule_text: "" }],
  failing: [],
  failing_total: changes.failing?.length ?? 0,
  workers: [WORKER],
  jobs: { active: 12, paused: 0, draft: 0, archived: 0 },
  outcomes: { bucket_s: 3600, points: [] },
  previous: { bucket_s: 3600, points: [] },
  lag: { p50_ms: null, p99_ms: null, count: 0 },
  ...changes,
});

it("groups failures that differ only in numbers", () => {
  const causes = groupByCause([
    failing("a", "Traceback\nconnection refused to 10.0.0.1:5432\n"),
    failing("b", "disk full"),
    failing("c", "Exit code 1: connection refused to 10.0.0.7:5432", "2026-11-21T00:30:00Z"),
  ]);

  expect(causes.map(({ text, jobs }) => [text, jobs.length])).toEqual([
    ["connection refused to 10.0.0.1:5432", 2],
    ["disk full", 1],
  ]);
  expect(causes[0]?.since).toBe("2026-11-21T00:30:00Z");
});

it("takes failures of one pattern for one cause, whatever words are in them", () => {
  const at = "2026-11-21T01:10:00Z";
  const causes = groupByCause([
    failing("a", "no such table: orders", at),
    failing("b", "no such table: prices", at, "p1"),
    failing("c", "no such table: orders", at, "p1"),
    failing("d", "disk full", at, "p2"),
    failing("e", "disk full", at, "p3"),
  ]);

  expect(causes.map(({ jobs, patternId }) => [jobs.map(({ job_id: id }) => id).join(""), patternId])).toEqual(
    [
      ["bc", "p1"],
      ["de", "p2"],
      ["a", null],
    ],
  );
});

it("says what broke, since when and that it is one cause", () => {
  const jobs = ["a", "b", "c"].map((name) => failing(name, "connection refused to db-2."));

  expect(headline(overview({ failing: jobs }), VIEWER)).toMatchObject({ mark: "failed" });
  expect(headline(overview({ failing: jobs }), VIEWER).text).toMatch(
    /^3 jobs failing since .*\d\d:10, all: connection refused to db-2\.$/,
  );
});

it("names the job when it is the only one", () => {
  expect(headline(overview({ failing: [failing("backup", "disk full")] }), VIEWER).text).toMatch(
    /^backup has been failing since .*: disk full\.$/,
  );
});

it("says nothing of why those fail that it was not told of", () => {
  const jobs = ["a", "b"].map((name) => failing(name, "connection refused to db-2."));
  const text = (failing: FailingJob[]) => headline(overview({ failing, failing_total: 57 }), VIEWER).text;

  expect(text(jobs)).toMatch(/^57 jobs failing since .*; 2 of them: connection refused to db-2\.$/);
  expect(text([failing("a", "disk full")])).toMatch(/^57 jobs failing since [^,:]*\d\d:10\.$/);
});

it("stays calm when all is well", () => {
  expect(headline(overview({ running_total: 2 }), VIEWER)).toEqual({
    mark: null,
    text: "All is well: 12 active jobs, none failing; 2 running, next in 4 min.",
  });
});

it("puts a missing worker before everything, for those who may see workers", () => {
  const alone = overview({ workers: [], queued_total: 3 });

  expect(headline(alone, VIEWER).text).toBe("No worker is alive: nothing can run, 3 executions wait.");
  expect(headline(alone, { ...VIEWER, seesWorkers: false }).mark).toBeNull();
});
