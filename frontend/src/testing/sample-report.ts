import type { Report, ReportBody, ReportSchedule, ReportView } from "@/api/types";

export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    id: "3fa94b1d27c05e86",
    title: "Report on jobs of Ada, 7 days",
    about: { scope: "owner", owner_id: "u1", job_id: null, name: "Ada", span_days: 7, timezone: "UTC" },
    state: "ready",
    since: "2027-05-03T02:00:00Z",
    until: "2027-05-10T02:00:00Z",
    asked_by: "u1",
    asked_at: "2027-05-10T02:00:00Z",
    schedule_id: null,
    ready_at: "2027-05-10T02:00:02Z",
    headline: "Report on jobs of Ada, 7 days",
    narrator: "template",
    facts: 2,
    error: "",
    mailed_to: 0,
    ...changes,
  };
}

export function bodyOf(changes: Partial<ReportBody> = {}): ReportBody {
  return {
    headline: "Two of ten runs failed",
    authorship: {
      narrator: "template",
      facts_hash: "0123456789abcdef0123",
      model: "",
      input_tokens: 0,
      output_tokens: 0,
      cached_tokens: 0,
      cost_usd: 0,
      failure: "",
      detail: "",
      dropped: 0,
    },
    facts: [
      {
        id: "f1",
        section: "failed",
        metric: "failures_7d",
        label: "Failures",
        value: 2,
        unit: "count",
        shown: "2",
        source: { name: "history", path: "/executions?q=job:j1", executions: ["j1-19e"] },
        job_id: "j1",
        job: "Backup",
        window: "7 days",
        since: "2027-05-03T02:00:00Z",
        until: "2027-05-10T02:00:00Z",
      },
    ],
    sentences: [
      {
        text: "Backup failed 2 of 10 runs in the last 7 days.",
        cites: ["f1"],
        section: "failed",
        confidence: "",
      },
    ],
    hypotheses: [],
    actions: [],
    quotations: [],
    gaps: [],
    ...changes,
  };
}

export function viewOf(changes: Partial<ReportView> = {}): ReportView {
  return { ...reportOf(), body: bodyOf(), may_delete: true, ...changes };
}

export function scheduleOf(changes: Partial<ReportSchedule> = {}): ReportSchedule {
  const { about } = reportOf();
  return {
    id: "b1946ac92492d234",
    name: "Monday report",
    about,
    expression: "0 7 * * 1",
    recipients: ["u1", "u2"],
    is_on: true,
    next_at: "2027-05-17T07:00:00Z",
    last_at: null,
    last_report_id: null,
    created_by: "u1",
    created_at: "2027-05-10T02:00:00Z",
    updated_at: "2027-05-10T02:00:00Z",
    version: 1,
    words: "At 07:00 on Mondays",
    people: [
      { id: "u1", name: "Ada" },
      { id: "u2", name: "Grace" },
    ],
    may_change: true,
    ...changes,
  };
}
