import type { ReportScope } from "@/api/types";

/** What the list of reports is narrowed to; empty: not at all. */
export interface ReportFilters {
  scope: ReportScope | "";
  search: string;
  jobId: string;
  scheduleId: string;
}

const SCOPES: readonly ReportScope[] = ["job", "owner", "team", "system"];

export function readReportFilters(address: { text: (name: string) => string }): ReportFilters {
  const scope = address.text("scope");
  return {
    scope: SCOPES.find((known) => known === scope) ?? "",
    search: address.text("q"),
    jobId: address.text("job_id"),
    scheduleId: address.text("schedule_id"),
  };
}

export function isNarrowed(filters: ReportFilters): boolean {
  return Object.values(filters).some((value) => value !== "");
}
