import { JobPicker } from "@/app/job-picker";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { PatternList } from "@/features/patterns/components/pattern-list";
import { PATTERN_SORTS, readPatternFilters } from "@/features/patterns/filters";
import { useUrlFilters } from "@/lib/use-url-filters";

/** Failures by what they have in common. */
export function Component() {
  const filters = useUrlFilters();
  const view = readPatternFilters(filters);
  const isNarrowed = view.search !== "" || view.jobId !== "";
  return (
    <Page title="Failure patterns">
      <PageHeader title="Failure patterns">
        Failures of one cause, whichever job they hit: how often they came, and what ended them.
      </PageHeader>
      <div className="flex flex-wrap gap-2 pb-2">
        <SearchInput
          label="Words of the failure"
          className="max-w-80 min-w-48 flex-1"
          value={view.search}
          onSearch={(text) => filters.set({ q: text })}
        />
        <JobPicker
          name="Job"
          placeholder="Any job"
          className="w-52"
          jobId={view.jobId}
          onChange={(jobId) => filters.set({ job_id: jobId })}
        />
        <Select
          aria-label="Order"
          className="w-44"
          options={PATTERN_SORTS}
          value={view.sort}
          onChange={(event) => filters.set({ sort: event.target.value })}
        />
      </div>
      <PatternList
        filters={view}
        widen={
          isNarrowed ? <Button onClick={() => filters.set({ q: "", job_id: "" })}>Show all</Button> : null
        }
      />
    </Page>
  );
}
