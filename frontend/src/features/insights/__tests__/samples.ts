import type { Insight, InsightItem, InsightStatement, Watch } from "@/api/types";

export function statementOf(changes: Partial<InsightStatement> = {}): InsightStatement {
  return {
    at: "2026-11-21T10:00:00Z",
    kind: "slow_run",
    severity: "high",
    rate: 0.05,
    sentence: "duration 412 s is 6.3 spreads above the expected 61 s (n = 14); by chance 0.05 times a month",
    direction: "up",
    value: 412,
    expected: 61,
    lower: 50,
    upper: 75,
    unit: "s",
    spreads: 6.3,
    slot: "Tuesday 02:00",
    window_days: 14,
    count: 14,
    since: null,
    deploy: "",
    host: "",
    jobs: [],
    evidence: ["j1-19e2f0a5c00"],
    ...changes,
  };
}

export function itemOf(changes: Partial<InsightItem> = {}): InsightItem {
  return {
    id: "j1-19e-duration",
    job_id: "j1",
    job_name: "Backup",
    owner_id: "u1",
    tags: [],
    topic: "duration",
    state: "open",
    severity: "high",
    rate: 0.05,
    opened_at: "2026-11-21T10:00:00Z",
    updated_at: "2026-11-21T10:00:00Z",
    closed_at: null,
    is_muted: false,
    statement: statementOf(),
    told: 1,
    verdict: null,
    ...changes,
  };
}

export function insightOf(changes: Partial<Insight> = {}): Insight {
  return {
    ...itemOf(),
    statements: [statementOf()],
    feedback: [],
    executions: [
      {
        id: "j1-19e2f0a5c00",
        job_id: "j1",
        job_name: "Backup",
        state: "succeeded",
        scheduled_for: "2026-11-21T09:50:00Z",
        duration_ms: 412_000,
      },
    ],
    jobs: [],
    mute: null,
    may_judge: true,
    own_verdict: null,
    ...changes,
  };
}

export function watchOf(changes: Partial<Watch> = {}): Watch {
  return {
    is_on: true,
    budget: 0.3,
    own_budget: null,
    default_budget: 0.3,
    mutes: [],
    learned: {
      executions: 412,
      successes: 400,
      needed: 5,
      needed_for_changes: 40,
      since: "2026-03-03T10:00:00Z",
      until: "2026-11-21T10:00:00Z",
    },
    may_change: true,
    ...changes,
  };
}
