import { ChevronDown, Download } from "lucide-react";
import { exportExecutionsUrl } from "@/api/client";
import type { ExecutionFilters } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { formatCount } from "@/lib/format";

interface ExportMenuProps {
  filters: ExecutionFilters;
  /** How many are found, as far as that is known. */
  total: number | undefined;
}

export const MOST_ROWS = 200_000;

/** All that was found as a file. */
export function ExportMenu({ filters, total }: ExportMenuProps) {
  const isTooMuch = total !== undefined && total > MOST_ROWS;
  return (
    <Menu
      trigger={
        <Button>
          <Download size={14} /> Export <ChevronDown size={14} className="text-quiet" aria-hidden="true" />
        </Button>
      }
    >
      {isTooMuch ? (
        <p className="max-w-64 px-2 py-1.5 text-quiet">
          A file has up to {formatCount(MOST_ROWS)} executions: narrow the search first.
        </p>
      ) : (
        <>
          <MenuItem asChild>
            <a href={exportExecutionsUrl({ ...filters, format: "csv" })} download="executions.csv">
              As a table (CSV)
            </a>
          </MenuItem>
          <MenuItem asChild>
            <a href={exportExecutionsUrl({ ...filters, format: "jsonl" })} download="executions.jsonl">
              As JSON lines
            </a>
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
