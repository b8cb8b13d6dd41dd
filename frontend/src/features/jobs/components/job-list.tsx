import { useCallback, useMemo, useState } from "react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { formatCount } from "@/lib/format";
import type { Owner } from "@/lib/owners";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useJobList } from "../api/list-jobs";
import { readJobFilters } from "../filters";
import { useRowShortcuts } from "../use-row-shortcuts";
import { BulkBar } from "./bulk-bar";
import { FirstJobs } from "./first-jobs";
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
  const list = useJobList(address.filters);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const jobs = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const chosen = useMemo(() => jobs.filter(({ id }) => selected.has(id)), [jobs, selected]);
  const onSelect = useCallback((id: string, isSelected: boolean) => {
    setSelected((current) => {
      const next = new Set(current);
      if (isSelected) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  useRowShortcuts((id) => onSelect(id, !selected.has(id)));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const first = list.data?.pages[0];
  if (first && first.total === 0 && !address.isFiltered) return <FirstJobs canCreate={canCreate} />;
  return (
    <>
      <JobFilterBar url={url} address={address} owners={owners} />
      <p className="pb-1 text-xs text-faint" role="status">
        {first
          ? `${formatCount(first.total)}${first.complete ? "" : " or more"} ${first.total === 1 ? "job" : "jobs"}`
          : " "}
      </p>
      {list.isPending ? (
        <SkeletonRows rows={12} />
      ) : list.error && jobs.length === 0 ? (
        <ErrorState what="The jobs" error={list.error} onRetry={() => void list.refetch()} />
      ) : jobs.length === 0 ? (
        <EmptyState
          title="No job fits"
          action={
            <Button asChild>
              <Link to={paths.jobs}>Clear the filters</Link>
            </Button>
          }
        >
          Fewer words or another state may find it. Archived jobs are listed under “Archived”.
        </EmptyState>
      ) : (
        <JobTable
          jobs={jobs}
          ownId={owners[0]?.id}
          total={first?.total ?? jobs.length}
          sort={address.sort}
          onSort={(sort) => url.set({ sort: sort === "name" ? "" : sort })}
          selected={selected}
          onSelect={onSelect}
          onSelectAll={(isSelected) => setSelected(new Set(isSelected ? jobs.map(({ id }) => id) : []))}
          onEnd={onEnd}
        />
      )}
      {isFetchingNextPage ? <SkeletonRows rows={2} /> : null}
      <BulkBar jobs={chosen} onClear={() => setSelected(new Set())} />
    </>
  );
}
