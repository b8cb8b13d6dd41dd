import { useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { JobFilters, TableSort } from "@/api/types";
import { cn } from "@/lib/cn";
import { useRowHeight } from "@/lib/theme";
import { useDebounced } from "@/lib/use-debounced";
import { useMediaQuery } from "@/lib/use-media-query";
import { useJobWindows } from "../api/list-jobs";
import type { OnSelect, RowAt } from "../use-job-selection";
import { JobHead } from "./job-head";
import { JobRow } from "./job-row";

interface JobTableProps {
  filters: JobFilters;
  /** Of who looks at them. */
  ownId: string | undefined;
  total: number;
  sort: TableSort;
  onSort: (sort: TableSort) => void;
  selected: ReadonlySet<string>;
  onSelect: OnSelect;
  onSelectAll: (isSelected: boolean) => void;
  /** Hears which rows are there. */
  showRows: (rowAt: RowAt) => void;
}

const PHONE_ROW_PX = 56;
/** Rows that fly past are not asked for. */
const RESTED_MS = 60;

/** The rows in sight of however many jobs there are. */
export function JobTable(props: JobTableProps) {
  "use no memo"; // The virtualizer changes inside the same object.
  const { filters, ownId, total, sort, onSort, selected, onSelect, onSelectAll, showRows } = props;
  const isWide = useMediaQuery("(min-width: 768px)");
  const wideRowPx = useRowHeight();
  const rowPx = isWide ? wideRowPx : PHONE_ROW_PX;
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const offset = body.current?.getBoundingClientRect().top ?? 0;
    setTop(offset + window.scrollY);
  }, [isWide]);
  const virtual = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollMargin: top,
  });
  useEffect(() => virtual.measure(), [rowPx, virtual]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const [from, to] = useDebounced(`${first} ${last}`, RESTED_MS).split(" ").map(Number);
  const { rowAt } = useJobWindows(filters, from ?? 0, to ?? 0);
  const coming = items.filter(({ index }) => !rowAt(index));
  useEffect(() => showRows(rowAt));
  const selection = selected.size === 0 ? false : selected.size >= total ? true : "indeterminate";
  return (
    <div role="table" aria-label="Jobs" aria-rowcount={total + 1}>
      <JobHead sort={sort} onSort={onSort} selection={selection} total={total} onSelectAll={onSelectAll} />
      <div ref={body} role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          if (!row) return null;
          return (
            <Placed key={row.id} topPx={start - top}>
              <JobRow
                row={row}
                index={index}
                ownId={ownId}
                isSelected={selected.has(row.id)}
                onSelect={onSelect}
              />
            </Placed>
          );
        })}
        {bySlot(coming, items.length).map(({ index, start, slot }) => (
          <Placed key={slot} topPx={start - top}>
            <ComingRow index={index} slot={slot} />
          </Placed>
        ))}
      </div>
    </div>
  );
}

/** While rows fly past, the same `slots` elements stand for one after another: none is made, moved or removed. */
function bySlot(items: readonly VirtualItem[], slots: number) {
  return items
    .map(({ index, start }) => ({ index, start, slot: index % slots }))
    .sort((one, other) => one.slot - other.slot);
}

function Placed({ topPx, children }: { topPx: number; children: ReactNode }) {
  return (
    <div
      role="presentation"
      className="absolute inset-x-0 top-0"
      style={{ transform: `translateY(${topPx}px)` }}
    >
      {children}
    </div>
  );
}

const WIDTHS = ["w-56", "w-40", "w-64", "w-48", "w-52"];

function ComingRow({ index, slot }: { index: number; slot: number }) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy
      className="flex h-14 items-center gap-10 border-b border-line px-2 md:h-row"
    >
      <span role="cell" className="pl-7">
        <span className={cn("block h-3.5 rounded-sm bg-selected", WIDTHS[slot % WIDTHS.length])} />
      </span>
    </div>
  );
}
