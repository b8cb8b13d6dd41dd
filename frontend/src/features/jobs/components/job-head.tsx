import { ArrowDown, ArrowUp } from "lucide-react";
import type { JobSort } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/cn";
import { jobGrid } from "./job-columns";

interface JobHeadProps {
  sort: JobSort;
  onSort: (sort: JobSort) => void;
  selection: boolean | "indeterminate";
  onSelectAll: (isSelected: boolean) => void;
}

export function JobHead({ sort, onSort, selection, onSelectAll }: JobHeadProps) {
  const isByName = sort === "name" || sort === "-name";
  const Arrow = sort === "-name" ? ArrowDown : ArrowUp;
  return (
    <div role="row" className={cn(jobGrid, "hidden h-8 border-b border-line text-xs text-faint md:grid")}>
      <span role="columnheader" className="flex">
        <Checkbox
          aria-label="Select all loaded jobs"
          checked={selection}
          onCheckedChange={(checked) => onSelectAll(checked === true)}
        />
      </span>
      <span role="columnheader">
        <span className="sr-only">State</span>
      </span>
      <span
        role="columnheader"
        aria-sort={isByName ? (sort === "name" ? "ascending" : "descending") : "none"}
      >
        <button
          type="button"
          className="-ml-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-fg"
          onClick={() => onSort(sort === "name" ? "-name" : "name")}
        >
          Name {isByName ? <Arrow size={12} aria-hidden="true" /> : null}
        </button>
      </span>
      <span role="columnheader">Schedule</span>
      <span role="columnheader" className="hidden xl:block">
        Owner
      </span>
      <span role="columnheader">Last outcome</span>
      <span role="columnheader" className="hidden xl:block">
        Recent
      </span>
      <span role="columnheader" className="text-right">
        Next
      </span>
      <span role="columnheader">
        <span className="sr-only">Actions</span>
      </span>
    </div>
  );
}
