import type { JobFilters, JobState, Standing, TableSort } from "@/api/types";
import { JOB_STATES } from "@/lib/status";
import type { UrlFilters } from "@/lib/use-url-filters";

/** Archived jobs are out of sight until somebody asks for them. */
const IN_SIGHT: JobState[] = ["active", "paused", "draft"];
const STANDINGS: readonly Standing[] = ["failing", "late", "never_ran", "succeeded"];

export const SORTS: readonly { value: TableSort; label: string }[] = [
  { value: "name", label: "Name, A to Z" },
  { value: "-name", label: "Name, Z to A" },
  { value: "outcome", label: "Failed first" },
  { value: "next_fire_at", label: "Next due first" },
  { value: "-created_at", label: "Newest first" },
  { value: "created_at", label: "Oldest first" },
];
const MORE_SORTS: readonly TableSort[] = ["-outcome", "-next_fire_at"];

export interface JobListAddress {
  filters: JobFilters;
  sort: TableSort;
  isFiltered: boolean;
}

/** What the counts call a filter, and what the address does. */
export type FacetField = "state" | "standing" | "tag" | "owner" | "kind" | "queue";

/** Reads the address of the job list; what it does not understand it leaves out. */
export function readJobFilters(url: UrlFilters): JobListAddress {
  const states = JOB_STATES.filter((state) => url.list("state").includes(state));
  const chosen = {
    tag: url.list("tag"),
    owner_id: url.list("owner"),
    kind: url.list("kind"),
    queue: url.list("queue"),
    standing: STANDINGS.filter((standing) => url.list("standing").includes(standing)),
  };
  const asked = url.text("sort");
  const sort = [...SORTS.map(({ value }) => value), ...MORE_SORTS].find((known) => known === asked) ?? "name";
  const search = url.text("search");
  return {
    filters: { search: search || undefined, state: states.length > 0 ? states : IN_SIGHT, ...chosen, sort },
    sort,
    isFiltered:
      search !== "" || states.length > 0 || Object.values(chosen).some((values) => values.length > 0),
  };
}

/** Chooses a value of a filter, or lets go of it. */
export function toggleFacet(url: UrlFilters, field: FacetField, value: string): void {
  const chosen = url.list(field);
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  url.set({ [field]: next }, { replace: false });
}

/** All filters, the search among them, but not the order. */
export const NO_FILTERS = { search: "", state: "", tag: "", owner: "", kind: "", queue: "", standing: "" };
