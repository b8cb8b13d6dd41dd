import { useOwners } from "@/app/use-owners";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { OwnerSelect } from "@/components/ui/owner-select";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { useLoad } from "@/features/forecasts/api/get-forecast";
import { LaneList } from "@/features/forecasts/components/lane-list";
import { LoadChart } from "@/features/forecasts/components/load-chart";
import { readLoadFilters } from "@/features/forecasts/filters";
import { loadHeadline } from "@/features/forecasts/words";
import { countOf } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";

/** How much is to run at once in the coming seven days. */
export function Component() {
  const address = useUrlFilters();
  const owners = useOwners();
  const filters = readLoadFilters(address);
  const { data: load, error, refetch } = useLoad(filters);
  const shown = filters.queue || filters.label;
  return (
    <Page title="Load">
      <PageHeader
        title={load ? loadHeadline(load) : "Load"}
        actions={
          <OwnerSelect
            value={filters.owner}
            owners={owners}
            all="All owners"
            label="Owner"
            className="w-44"
            onChange={(owner) => address.set({ owner })}
          />
        }
      >
        {load ? `The next seven days, ${countOf(load.jobs, "job")} with a schedule` : null}
        {shown ? ` of ${shown}` : ""}
        {load?.complete === false ? " so far; more is being read" : ""}
      </PageHeader>
      {load ? (
        load.jobs === 0 && !shown ? (
          <EmptyState title="Nothing is planned">
            Active jobs with a schedule make the load of the coming days.
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-7">
            <LoadChart load={load} />
            <Section
              title="Queues and labels"
              actions={
                shown ? (
                  <Button size="sm" variant="ghost" onClick={() => address.set({ queue: "", label: "" })}>
                    Show all
                  </Button>
                ) : null
              }
            >
              <LaneList
                lanes={load.lanes}
                isChosen={({ kind, name }) => (kind === "queue" ? filters.queue : filters.label) === name}
                onChoose={({ kind, name }) =>
                  address.set(kind === "queue" ? { queue: name, label: "" } : { label: name, queue: "" })
                }
              />
            </Section>
          </div>
        )
      ) : error ? (
        <ErrorState what="The load" error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading the load">
          <Skeleton className="h-56 w-full" />
          <div className="mt-6">
            <SkeletonRows rows={5} />
          </div>
        </div>
      )}
    </Page>
  );
}
