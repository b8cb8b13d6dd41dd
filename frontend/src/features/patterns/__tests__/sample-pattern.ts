import type { Pattern } from "@/api/types";

/** A pattern of two jobs, one of which fails so now. */
export function samplePattern(changes: Partial<Pattern> = {}): Pattern {
  return {
    id: "7b1d09c4e2f35a68",
    owner_id: "u1",
    template: "connection to <host> refused after <number> tries by <*>",
    count: 12,
    first_seen: "2026-11-01T02:00:00Z",
    last_seen: "2026-11-21T02:00:00Z",
    per_day: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 3, 6],
    trend: 8.3,
    jobs: [
      { job_id: "j1", job_name: "nightly backup", count: 9, last_at: "2026-11-21T02:00:00Z" },
      { job_id: "j2", job_name: null, count: 3, last_at: "2026-11-11T02:00:00Z" },
    ],
    failing: 1,
    note: null,
    may_note: true,
    examples: [
      {
        execution_id: "e9",
        job_id: "j1",
        at: "2026-11-21T02:00:00Z",
        text: "connection to [hidden] refused after 3 tries by ada",
        line: 41,
      },
      {
        execution_id: "e8",
        job_id: "j1",
        at: "2026-11-20T02:00:00Z",
        text: "connection refused",
        line: null,
      },
    ],
    episodes: [
      {
        job_id: "j1",
        job_name: "nightly backup",
        first_id: "e8",
        first_at: "2026-11-20T02:00:00Z",
        last_id: "e9",
        last_at: "2026-11-21T02:00:00Z",
        version: 4,
        count: 2,
        remedy: null,
      },
      {
        job_id: "j2",
        job_name: null,
        first_id: "e1",
        first_at: "2026-11-11T02:00:00Z",
        last_id: "e2",
        last_at: "2026-11-11T03:00:00Z",
        version: 1,
        count: 1,
        remedy: {
          execution_id: "e3",
          at: "2026-11-11T04:00:00Z",
          how: "definition",
          version: 2,
          pointers: ["/executor/config/command"],
        },
      },
    ],
    similar: [
      { id: "0a", template: "connection reset by <host>", count: 1, similarity: 0.8, has_note: true },
    ],
    ...changes,
  };
}
