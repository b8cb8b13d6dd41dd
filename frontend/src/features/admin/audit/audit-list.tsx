import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { type AuditFilters, useAudit } from "../api/audit";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditRow } from "./audit-row";

/** The entries that fit the address; the open one stands there, too. */
export function AuditList({ filters }: { filters: AuditFilters }) {
  const url = useUrlFilters();
  const list = useAudit(filters);
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = list.data?.pages ?? [];
  const open = url.text("entry");
  return (
    <>
      <AuditFilterBar url={url} />
      {list.isPending ? (
        <SkeletonRows rows={12} />
      ) : list.error && entries.length === 0 ? (
        <ErrorState what="The audit" error={list.error} onRetry={() => void list.refetch()} />
      ) : entries.length === 0 ? (
        <EmptyState
          title="No entry fits"
          action={
            <Button asChild>
              <Link to={paths.adminAudit}>Clear the filters</Link>
            </Button>
          }
        />
      ) : (
        <>
          <p role="status" className="border-b border-line pb-1.5 text-xs text-faint">
            {countOf(first?.total ?? 0, "entry", "entries")}
            {first?.complete === false ? " or more" : ""}, the newest first
          </p>
          <ul aria-label="Audit entries">
            {entries.map((entry) => (
              <AuditRow
                key={entry.seq}
                entry={entry}
                isOpen={open === String(entry.seq)}
                onToggle={() => url.set({ entry: open === String(entry.seq) ? "" : String(entry.seq) })}
                onNarrow={(changes) => url.set({ ...changes, entry: "" }, { replace: false })}
              />
            ))}
          </ul>
        </>
      )}
      {list.hasNextPage ? (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
