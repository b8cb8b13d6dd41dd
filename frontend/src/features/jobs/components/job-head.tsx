import { formatCount } from "@/lib/format";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { TableSort } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/cn";
import { jobGrid } from "./job-columns";

interface JobHeadProps {
  sort: TableSort;
  onSort: (sort: TableSort) => void;
  selection: boolean | "indeterminate";
  total: number;
  onSelectAll: (isSelected: boolean) => void;
}

type Column = "name" | "outcome" | "next_fire_at";

export function JobHead({ sort, onSort, selection, total, onSelectAll }: JobHeadProps) {
  const sorting = { sort, onSort };
  return (
    <div role="row" className={cn(jobGrid, "hidden h-8 border-b border-line text-xs text-faint md:grid")}>
      <span role="columnheader" className="flex">
        <Checkbox
          aria-label={`Select all ${formatCount(total)} jobs`}
          checked={selection}
          onCheckedChange={(checked) => onSelectAll(checked === true)}
        />
      </span>
      <span role="columnheader">
        <span className="sr-only">State</span>
      </span>
      <SortHead column="name" {...sorting}>
        Name
      </SortHead>
      <span role="columnheader">Schedule</span>
      <SortHead column="outcome" {...sorting}>
        Last outcome
      </SortHead>
      <span role="columnheader" className="hidden xl:block">
        Recent
      </span>
      <SortHead column="next_fire_at" className="text-right" {...sorting}>
        Next
      </SortHead>
      <span role="columnheader" className="hidden xl:block">
        Owner
      </span>
      <span role="columnheader">
        <span className="sr-only">Actions</span>
      </span>
    </div>
  );
}

interface SortHeadProps {
  column: Column;
  sort: TableSort;
  onSort: (sort: TableSort) => void;
  className?: string;
  children: string;
}

/** Sorts by its column; once more, the other way round. */
function SortHead({ column, sort, onSort, className, children }: SortHeadProps) {
  const direction = sort === column ? "ascending" : sort === `-${column}` ? "descending" : "none";
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <span role="columnheader" aria-sort={direction} className={className}>
      <button
        type="button"
        className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-fg"
        onClick={() => onSort(sort === column ? `-${column}` : column)}
      >
        {children} {direction === "none" ? null : <Arrow size={12} aria-hidden="true" />}
      </button>
    </span>
  );
}
