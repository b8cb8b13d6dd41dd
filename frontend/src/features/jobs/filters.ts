import type { JobFilters, JobSort, JobState } from "@/api/types";
import { JOB_STATES } from "@/lib/status";
import type { UrlFilters } from "@/lib/use-url-filters";

/** Archived jobs are out of sight until somebody asks for them. */
const IN_SIGHT: JobState[] = ["active", "paused", "draft"];
const SORTS: readonly JobSort[] = ["name", "-name", "created_at", "-created_at"];

export interface JobListAddress {
  filters: JobFilters;
  /** The one state that was chosen; empty for all that are in sight. */
  state: JobState | "";
  sort: JobSort;
  isFiltered: boolean;
}

/** Reads the address of the job list; what it does not understand it leaves out. */
export function readJobFilters(url: UrlFilters): JobListAddress {
  const asked = url.text("state");
  const state = JOB_STATES.find((known) => known === asked) ?? "";
  const sort = SORTS.find((known) => known === url.text("sort")) ?? "name";
  const search = url.text("search");
  const tag = url.list("tag");
  const owner = url.text("owner");
  return {
    filters: {
      search: search || undefined,
      state: state === "" ? IN_SIGHT : [state],
      tag,
      owner_id: owner || undefined,
      sort,
    },
    state,
    sort,
    isFiltered: search !== "" || tag.length > 0 || owner !== "" || state !== "",
  };
}
