import type { UrlFilters } from "@/lib/use-url-filters";

export const PATTERN_SORTS = [
  { value: "-last_seen", label: "Latest first" },
  { value: "-count", label: "Most failures first" },
  { value: "-first_seen", label: "Newest first" },
] as const;

export type PatternSort = (typeof PATTERN_SORTS)[number]["value"];

/** What the list is narrowed to; empty: not at all. */
export interface PatternFilters {
  search: string;
  jobId: string;
  sort: PatternSort;
}

/** The filters in an address; what is not known there is as usual. */
export function readPatternFilters(filters: UrlFilters): PatternFilters {
  const sort = PATTERN_SORTS.find(({ value }) => value === filters.text("sort"));
  return {
    search: filters.text("q"),
    jobId: filters.text("job_id"),
    sort: sort?.value ?? "-last_seen",
  };
}
