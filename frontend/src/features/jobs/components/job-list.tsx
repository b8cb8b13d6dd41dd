import { ListFilter } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import type { Owner } from "@/lib/owners";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useJobWindows } from "../api/list-jobs";
import { NO_FILTERS, readJobFilters, toggleFacet } from "../filters";
import { useJobSelection } from "../use-job-selection";
import { useRowShortcuts } from "../use-row-shortcuts";
import { BulkBar } from "./bulk-bar";
import { FirstJobs } from "./first-jobs";
import { JobFacets } from "./job-facets";
import { JobFilterBar } from "./job-filter-bar";
import { JobTable } from "./job-table";

interface JobListProps {
  /** Who looks at them, then this person's teams. */
  owners?: readonly Owner[];
  canCreate?: boolean;
}

const NOBODY: readonly Owner[] = [];

/** The jobs that fit the address, with what can be done to one or many of them. */
export function JobList({ owners = NOBODY, canCreate = true }: JobListProps) {
  const url = useUrlFilters();
  const address = readJobFilters(url);
  const { total, isComplete, error, retry } = useJobWindows(address.filters, 0, 0);
  const selection = useJobSelection(address.filters);
  const [isNarrowing, setNarrowing] = useState(false);
  useRowShortcuts((row) => selection.toggle(Number(row.dataset["index"]), row.dataset["row"] ?? "", false));

  if (total === 0 && !address.isFiltered && !error) return <FirstJobs canCreate={canCreate} />;
  return (
    <>
      <JobFilterBar url={url} address={address} />
      <div className="grid gap-x-8 lg:grid-cols-[184px_minmax(0,1fr)]">
        <div className="min-w-0 pb-3 lg:pt-1.5" data-print="hide">
          <Button
            className="mb-2 lg:hidden"
            aria-expanded={isNarrowing}
            onClick={() => setNarrowing(!isNarrowing)}
          >
            <ListFilter size={14} /> Narrow
          </Button>
          <div className={cn("max-lg:columns-2 max-sm:columns-1", !isNarrowing && "max-lg:hidden")}>
            <JobFacets
              filters={address.filters}
              chosen={(field) => url.list(field)}
              ownId={owners[0]?.id}
              onToggle={(field, value) => toggleFacet(url, field, value)}
            />
          </div>
        </div>
        <div className="min-w-0">
          <p className="pb-1 text-xs text-faint tabular-nums" role="status">
            {total === undefined ? " " : countWords(total, isComplete)}
          </p>
          {error && total === undefined ? (
            <ErrorState what="The jobs" error={error} onRetry={retry} />
          ) : total === undefined ? (
            <SkeletonRows rows={12} />
          ) : total === 0 ? (
            <NoJobFits onClear={() => url.set(NO_FILTERS, { replace: false })} />
          ) : (
            <JobTable
              key={JSON.stringify(address.filters)}
              filters={address.filters}
              ownId={owners[0]?.id}
              total={total}
              sort={address.sort}
              onSort={(sort) => url.set({ sort: sort === "name" ? "" : sort })}
              selected={selection.ids}
              onSelect={selection.toggle}
              onSelectAll={(isSelected) => (isSelected ? selection.selectAll() : selection.clear())}
              showRows={selection.showRows}
            />
          )}
        </div>
      </div>
      <BulkBar
        ids={[...selection.ids]}
        rows={selection.rows}
        total={total ?? 0}
        isSelecting={selection.isSelecting}
        onSelectAll={selection.selectAll}
        onClear={selection.clear}
      />
    </>
  );
}

function countWords(total: number, isComplete: boolean): string {
  return `${formatCount(total)}${isComplete ? "" : " or more"} ${total === 1 ? "job" : "jobs"}`;
}

function NoJobFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title="No job fits" action={<Button onClick={onClear}>Clear the filters</Button>}>
      Fewer words or another state may find it. Archived jobs are listed under “Archived”.
    </EmptyState>
  );
}
