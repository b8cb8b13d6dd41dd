import type { ReportFact, ReportScope } from "@/api/types";

export type Section = ReportFact["section"];

/** In the order of a report. */
export const SECTIONS: readonly { id: Section; heading: string }[] = [
  { id: "changed", heading: "What changed" },
  { id: "failed", heading: "What failed" },
  { id: "slower", heading: "What takes longer" },
  { id: "forecast", heading: "What to expect" },
  { id: "moves", heading: "What would be better" },
];

export const SCOPE_WORDS: Record<ReportScope, string> = {
  job: "One job",
  owner: "One person's jobs",
  team: "A team's jobs",
  system: "All jobs",
};

export const SPANS = [
  { value: "1", label: "24 hours" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

export const FORMS = [
  { id: "pdf", label: "PDF" },
  { id: "html", label: "HTML page" },
  { id: "markdown", label: "Markdown" },
  { id: "csv", label: "CSV, the facts" },
  { id: "json", label: "JSON" },
] as const;

/** How often reports usually come; the rest is written as cron. */
export const PACES = [
  { value: "0 7 * * *", label: "Every day at 07:00" },
  { value: "0 7 * * 1", label: "Mondays at 07:00" },
  { value: "0 7 * * 1-5", label: "Working days at 07:00" },
  { value: "0 7 1 * *", label: "On the first of the month at 07:00" },
] as const;

export function spanWords(days: number): string {
  return SPANS.find(({ value }) => Number(value) === days)?.label ?? `${days} days`;
}
