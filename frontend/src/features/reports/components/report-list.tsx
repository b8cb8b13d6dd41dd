import { useMemo } from "react";
import { Link } from "react-router";
import type { Report } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { useReports } from "../api/list-reports";
import { isNarrowed, type ReportFilters } from "../filters";
import { spanWords } from "../words";

interface ReportListProps {
  filters: ReportFilters;
  onShowAll: () => void;
}

/** Reports, newest first. */
export function ReportList({ filters, onShowAll }: ReportListProps) {
  const list = useReports(filters);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const [first] = list.data?.pages ?? [];
  if (list.isPending) return <SkeletonRows rows={6} className="h-14" />;
  if (list.error && items.length === 0)
    return <ErrorState what="The reports" error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0)
    return isNarrowed(filters) ? (
      <EmptyState title="No such report" action={<Button onClick={onShowAll}>Show all</Button>} />
    ) : (
      <EmptyState title="No reports yet">
        A report says what changed, what failed, what takes longer and what to expect. Each of its sentences
        cites the facts it is made of, and each fact leads to the executions that show it.
      </EmptyState>
    );
  return (
    <>
      <p role="status" className="flex h-9 items-center border-b border-line px-2 text-xs text-faint">
        {first?.complete === false ? "At least " : ""}
        {countOf(first?.total ?? items.length, "report")}, the newest first
      </p>
      <ul aria-label="Reports">
        {items.map((report) => (
          <ReportRow key={report.id} report={report} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function ReportRow({ report }: { report: Report }) {
  return (
    <li className="border-b border-line">
      <Link to={paths.report(report.id)} className="block rounded-md px-2 py-2.5 hover:bg-hover">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 flex-1 basis-60 truncate text-sm font-medium">{report.title}</span>
          <Time value={report.asked_at} className="text-xs text-faint" />
        </span>
        <span className="mt-0.5 block truncate text-sm text-quiet">
          <Standing report={report} />
        </span>
      </Link>
    </li>
  );
}

function Standing({ report }: { report: Report }) {
  if (report.state === "pending")
    return (
      <span className="inline-flex items-center gap-1.5">
        <Spinner /> Being made
      </span>
    );
  if (report.state === "failed") return <span className="text-failed">Not made: {report.error}</span>;
  const mailed = report.mailed_to > 0 ? `, sent to ${countOf(report.mailed_to, "person", "people")}` : "";
  return `${countOf(report.facts, "fact")} of ${spanWords(report.about.span_days)}${mailed}`;
}
