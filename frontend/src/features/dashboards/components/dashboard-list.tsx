import type { ReactNode } from "react";
import { Link } from "react-router";
import type { DashboardSummary } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { MiddleText } from "@/components/ui/middle-text";
import { OwnerName } from "@/components/ui/owner-name";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useDashboards } from "../api/get-dashboards";

const GRID =
  "grid items-center gap-x-3 border-b border-line px-2 text-sm grid-cols-[minmax(0,1fr)_auto] " +
  "sm:grid-cols-[minmax(0,3fr)_90px_minmax(0,1.5fr)_minmax(0,1.5fr)_100px]";

interface DashboardListProps {
  ownId: string | undefined;
  /** What to do where there is none yet. */
  start: ReactNode;
}

/** The dashboards that one sees, by name. */
export function DashboardList({ ownId, start }: DashboardListProps) {
  const { text, set } = useUrlFilters();
  const search = text("q");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDashboards(search);
  if (!data)
    return error ? (
      <ErrorState what="The dashboards" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} />
    );
  const found = data.pages.flatMap(({ items }) => items);
  if (found.length === 0 && search === "") return start;
  return (
    <>
      <SearchInput
        label="Search dashboards"
        value={search}
        onSearch={(q) => set({ q })}
        className="mb-3 max-w-72"
      />
      {found.length === 0 ? (
        <EmptyState title="Nothing matches">No dashboard has these words in its name.</EmptyState>
      ) : (
        <div role="table" aria-label="Dashboards">
          <div role="row" className={cn(GRID, "h-8 text-xs text-faint max-sm:sr-only")}>
            <span role="columnheader">Name</span>
            <span role="columnheader" className="text-right">
              Widgets
            </span>
            <span role="columnheader">Owner</span>
            <span role="columnheader">Shared with</span>
            <span role="columnheader" className="text-right">
              Changed
            </span>
          </div>
          <div role="rowgroup">
            {found.map((dashboard) => (
              <DashboardRow key={dashboard.id} dashboard={dashboard} ownId={ownId} />
            ))}
          </div>
        </div>
      )}
      {hasNextPage ? (
        <Button className="mt-3" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function DashboardRow({ dashboard, ownId }: { dashboard: DashboardSummary; ownId: string | undefined }) {
  const { id, name, description, owner_id: ownerId, shared, widgets, updated_at: at } = dashboard;
  return (
    <div role="row" data-row="" className={cn(GRID, "relative h-12 hover:bg-hover sm:h-row")}>
      <span role="cell" className="min-w-0">
        <Link
          to={paths.dashboard(id)}
          title={description}
          className="flex min-w-0 font-medium after:absolute after:inset-0 after:content-[''] focus-visible:outline-offset-[-2px]"
        >
          <MiddleText>{name}</MiddleText>
        </Link>
      </span>
      <span role="cell" className="text-right text-quiet max-sm:hidden">
        {widgets}
      </span>
      <span role="cell" className="min-w-0 text-quiet max-sm:text-xs">
        <OwnerName id={ownerId} ownId={ownId} />
      </span>
      <span role="cell" className="min-w-0 truncate text-quiet max-sm:hidden">
        {shared === null ? (
          ""
        ) : shared.subject === "everybody" ? (
          "Everybody"
        ) : (
          <OwnerName id={shared.subject} />
        )}
      </span>
      <span role="cell" className="text-right text-faint max-sm:text-xs">
        <span className="sm:hidden">{countOf(widgets, "widget")} · </span>
        <Time value={at} />
      </span>
    </div>
  );
}
