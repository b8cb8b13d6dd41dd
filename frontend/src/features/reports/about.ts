import type { NewReport } from "@/api/types";
import { isTeam, type Owner } from "@/lib/owners";

/** What a person chose that a report is about. */
export interface AboutChoice {
  /** `job`, `system`, or the id of an owner. */
  subject: string;
  jobId: string;
  spanDays: number;
  timezone: string;
}

export type About = Pick<NewReport, "scope" | "job_id" | "owner_id" | "span_days" | "timezone">;

/** What the API is asked for. */
export function aboutOf({ subject, jobId, spanDays, timezone }: AboutChoice): About {
  const span = { span_days: spanDays, timezone };
  if (subject === "job") return { scope: "job", job_id: jobId, ...span };
  if (subject === "system") return { scope: "system", ...span };
  return { scope: isTeam(subject) ? "team" : "owner", owner_id: subject, ...span };
}

export function isComplete({ subject, jobId }: AboutChoice): boolean {
  return subject !== "" && (subject !== "job" || jobId !== "");
}

/** What a person may choose among. */
export function subjectsOf(owners: readonly Owner[], seesAll: boolean): { value: string; label: string }[] {
  return [
    ...owners.map(({ id, name }) => ({
      value: id,
      label: isTeam(id) ? `Jobs of the team ${name}` : "My jobs",
    })),
    ...(seesAll ? [{ value: "system", label: "All jobs of everybody" }] : []),
    { value: "job", label: "One job" },
  ];
}
