import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { ExecutionSort } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { ExecutionTable } from "@/features/executions/components/execution-table";
import { FilterBar } from "@/features/executions/components/filter-bar";
import {
  filtersOf,
  type HistoryView,
  isNarrowed,
  readView,
  SORTS,
  writeView,
} from "@/features/executions/filters";

/** Everything that ran, is running, or should have run. */
export function Component() {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const view = useMemo(() => readView(new URLSearchParams(address)), [address]);
  // A span such as "last hour" is counted from here, so that the list stands still while it is read.
  const [askedAt, setAskedAt] = useState(() => Date.now());
  const filters = useMemo(() => filtersOf(view, askedAt), [view, askedAt]);
  const change = (next: HistoryView) => {
    if (next.range !== view.range) setAskedAt(Date.now());
    setParameters(writeView(next), { replace: true });
  };
  return (
    <Page title="Executions">
      <PageHeader title="Executions" />
      <FilterBar view={view} onChange={change} />
      <ExecutionTable
        filters={filters}
        actions={
          <Select
            aria-label="Order"
            className="w-auto"
            value={view.sort}
            options={SORTS.map(({ id, label }) => ({ value: id, label }))}
            onChange={(event) => change({ ...view, sort: event.target.value as ExecutionSort })}
          />
        }
        empty={
          isNarrowed(view) ? (
            <EmptyState
              title="Nothing matches"
              action={
                <Button onClick={() => change(readView(new URLSearchParams()))}>Clear the filters</Button>
              }
            >
              No execution has all of what you asked for.
            </EmptyState>
          ) : undefined
        }
      />
    </Page>
  );
}
