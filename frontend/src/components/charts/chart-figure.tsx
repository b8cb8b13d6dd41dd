import { Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/lib/cn";

export interface ChartTable {
  head: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly string[])[];
}

interface ChartFigureProps {
  title: string;
  /** What the chart shows, in a sentence: it stands above, and is what a screen reader says. */
  summary: string;
  /** What stands above instead while a step is looked at. */
  readout?: ReactNode;
  legend?: ReactNode;
  /** The same in figures; made only when somebody asks for it. */
  tableOf: () => ChartTable;
  heightPx: number;
  /** Leaves out the line above: for where the page says it. */
  isBare?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

const AXIS_PX = 20;

/** A chart with its words above, and the same as a table for those who prefer figures. */
export function ChartFigure({ title, summary, readout, legend, tableOf, ...rest }: ChartFigureProps) {
  const [isTable, setTable] = useState(false);
  return (
    <figure className={cn("group/chart min-w-0", rest.className)} aria-label={`${title}: ${summary}`}>
      {rest.isBare ? null : (
        <figcaption className="flex min-h-6 items-center gap-x-3 text-xs text-quiet">
          <span className="min-w-0 flex-1 truncate" title={readout ? undefined : summary}>
            {readout ?? summary}
          </span>
          {legend}
          <span data-print="hide">
            <IconButton
              label={isTable ? "Show the chart" : "Show as a table"}
              size="icon-sm"
              aria-pressed={isTable}
              className={cn(
                "text-faint",
                !isTable &&
                  "opacity-0 group-hover/chart:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100",
              )}
              onClick={() => setTable(!isTable)}
            >
              <Table2 size={14} aria-hidden="true" />
            </IconButton>
          </span>
        </figcaption>
      )}
      {isTable ? (
        <FigureTable title={title} table={tableOf()} heightPx={rest.heightPx + AXIS_PX} />
      ) : (
        rest.children
      )}
    </figure>
  );
}

function FigureTable({ title, table, heightPx }: { title: string; table: ChartTable; heightPx: number }) {
  return (
    <div
      className="overflow-auto border-b border-line text-xs"
      style={{ height: heightPx }}
      tabIndex={0}
      role="region"
      aria-label={`${title} as a table`}
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-page">
          <tr className="text-left text-faint">
            {table.head.map((name, column) => (
              <th
                key={name}
                scope="col"
                className={cn("px-1 py-0.5 font-normal", column > 0 && "text-right")}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]} className="border-t border-line">
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key="name" scope="row" className="px-1 py-0.5 text-left font-normal whitespace-nowrap">
                    {cell}
                  </th>
                ) : (
                  <td key={table.head[column]} className="px-1 py-0.5 text-right whitespace-nowrap">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
