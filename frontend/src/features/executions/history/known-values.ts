import type { FacetList } from "@/api/types";
import { countOf } from "@/lib/format";
import type { KnownValues } from "./suggestions";

/** What the facets know of each field, and names of jobs that were looked up. */
export function knownValues(facets: FacetList | undefined, jobs: readonly string[]): KnownValues {
  const known: Record<string, { value: string; hint: string }[]> = {};
  for (const { field, values } of facets?.facets ?? []) {
    known[field] = values.map(({ value, count }) => ({ value, hint: countOf(count, "execution") }));
  }
  const counted = known["job"] ?? [];
  const others = jobs.filter((name) => counted.every(({ value }) => value !== name));
  known["job"] = [...counted, ...others.map((value) => ({ value, hint: "" }))];
  return known;
}
