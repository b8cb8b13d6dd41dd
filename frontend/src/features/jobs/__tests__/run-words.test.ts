import { describe, expect, it } from "vitest";
import { formatCores, formatSize } from "@/lib/sizes";
import { gapsOf, inputOf, newDraft } from "../job-draft";
import { keepDraftOf, keepSummary } from "../run/keep-draft";
import { addParameter, parameterDraftsOf, parametersOf } from "../run/parameter-draft";
import { retryDraftOf, retryOf, waitsOf } from "../run/retry-draft";
import { retryWords } from "../run/retry-words";
import { sandboxDraftOf, sandboxOf } from "../run/sandbox-draft";
import { sandboxSummary } from "../run/sandbox-words";

const DRAFT = newDraft("UTC");

describe("retries", () => {
  it("are told with the waits between the attempts", () => {
    expect(retryWords({})).toBe("No retry");
    expect(retryWords({ max_attempts: 4 })).toBe("Up to 4 attempts, 5 s, 10 s, 20 s apart");
    expect(retryWords({ max_attempts: 3, multiplier: 1, initial_s: 30 })).toBe(
      "Up to 3 attempts, 30 s apart",
    );
    expect(retryWords({ max_attempts: 2, initial_s: 0 })).toBe("Up to 2 attempts, at once");
    expect(retryWords({ max_attempts: 20 })).toBe("Up to 20 attempts, 5 s, 10 s, 20 s … 5 min apart");
  });

  it("name what they are kept to", () => {
    expect(
      retryWords({ max_attempts: 2, on: ["exit_code", "timeout"], exit_codes: [75], deadline_s: 600 }),
    ).toBe(
      "Up to 2 attempts, 5 s apart; none later than 10 min; only after exit code and time limit; exit codes 75",
    );
    expect(retryWords({ max_attempts: 2, log_patterns: ["x"] })).toMatch(/only when the log matches$/);
  });

  it("stop at the longest wait and at the deadline", () => {
    const draft = retryDraftOf({ max_attempts: 6, initial_s: 10, cap_s: 25 });

    expect(waitsOf(draft)).toEqual([10, 20, 25, 25, 25]);
    expect(waitsOf({ ...draft, deadline_s: 60 })).toEqual([10, 20, 25]);
  });

  it("are sent as they were read", () => {
    const policy = { max_attempts: 3, jitter: 0.25, exit_codes: [1, 2], signals: ["SIGSEGV"] };

    expect(retryOf(retryDraftOf(policy))).toMatchObject(policy);
    expect(retryOf(retryDraftOf({}))).toEqual({});
  });

  it("are not complete without an outcome or with what is no exit code", () => {
    const retry = retryDraftOf({ max_attempts: 3 });

    expect(gapsOf({ ...DRAFT, retry: { ...retry, on: [] } })).toEqual([
      { part: "retries", what: "after what it is tried again" },
    ]);
    expect(gapsOf({ ...DRAFT, retry: { ...retry, exit_codes: ["x"] } })).toHaveLength(1);
  });
});

describe("a sandbox", () => {
  it("is told with its network, memory and CPU", () => {
    expect(sandboxSummary(sandboxDraftOf({}))).toBe("Trusted: as the worker itself, no limits");
    expect(sandboxSummary(sandboxDraftOf({ profile: "strict" }))).toBe("Strict: no network, 256 MiB, ½ core");
    expect(sandboxSummary(sandboxDraftOf({ limits: { memory_bytes: 500_000_000, pids: 1 } }))).toBe(
      "Trusted: 500 MB, 1 process",
    );
    expect(
      sandboxSummary(
        sandboxDraftOf({ profile: "custom", network: "allow_list", allowed_hosts: ["a.example:443"] }),
      ),
    ).toBe("Custom: reaches only a.example:443");
  });

  it("sends nothing that does not go with its profile", () => {
    const draft = sandboxDraftOf({
      profile: "standard",
      network: "allow_list",
      allowed_hosts: ["a:1", " "],
      binds: [{ path: "/srv", writable: true }],
      limits: { cpu: 2 },
    });

    expect(sandboxOf(draft)).toEqual({
      profile: "standard",
      network: "allow_list",
      allowed_hosts: ["a:1"],
      limits: { cpu: 2 },
      binds: [{ path: "/srv", writable: true }],
    });
    expect(sandboxOf({ ...draft, profile: "trusted" })).toEqual({ limits: { cpu: 2 } });
  });

  it("with an allow-list needs a host", () => {
    const sandbox = sandboxDraftOf({ profile: "strict", network: "allow_list" });

    expect(inputOf({ ...DRAFT, sandbox }, "draft")).toBeUndefined();
    expect(gapsOf({ ...DRAFT, sandbox })).toEqual([{ part: "sandbox", what: "the hosts it may reach" }]);
  });
});

it("reads and sends parameters of every type", () => {
  const parameters = [
    { name: "day", type: "text" as const, description: "", default: "today", required: false, choices: [] },
    { name: "most", type: "number" as const, description: "", default: 0, required: false, choices: [] },
    { name: "deep", type: "boolean" as const, description: "", default: false, required: true, choices: [] },
    {
      name: "site",
      type: "choice" as const,
      description: "Where",
      default: null,
      required: true,
      choices: ["a", "b"],
    },
  ];

  expect(parametersOf(parameterDraftsOf(parameters))).toEqual(parameters);
  expect(gapsOf({ ...DRAFT, parameters: addParameter([]) })).toEqual([
    { part: "parameters", what: "the name of a parameter" },
  ]);
});

it("says what is kept", () => {
  expect(keepSummary(keepDraftOf({}))).toBe("As long as the installation keeps history");
  expect(keepSummary(keepDraftOf({ days: 1, executions: 1_000, log_bytes: 500_000_000 }))).toBe(
    "Kept: at most 1 day; the newest 1,000 executions; 500 MB of logs",
  );
});

it("writes sizes in the unit in which they were meant", () => {
  expect([1 << 20, 1_500_000, 1_000_000_000, 1_234_567, 512].map(formatSize)).toEqual([
    "1 MiB",
    "1.5 MB",
    "1 GB",
    "1.2 MB",
    "512 B",
  ]);
  expect([0.5, 1, 2.5].map(formatCores)).toEqual(["½ core", "1 core", "2.5 cores"]);
});
