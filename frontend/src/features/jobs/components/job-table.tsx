import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Job, JobSort } from "@/api/types";
import { useMediaQuery } from "@/lib/use-media-query";
import { JobHead } from "./job-head";
import { JobRow } from "./job-row";

interface JobTableProps {
  jobs: readonly Job[];
  /** Of who looks at them. */
  ownId: string | undefined;
  total: number;
  sort: JobSort;
  onSort: (sort: JobSort) => void;
  selected: ReadonlySet<string>;
  onSelect: (id: string, isSelected: boolean) => void;
  onSelectAll: (isSelected: boolean) => void;
  /** Called when the end comes near. */
  onEnd: () => void;
}

const ROW_PX = 36;
const PHONE_ROW_PX = 56;
const AHEAD = 30;

/** The rows in sight of however many jobs there are. */
export function JobTable(props: JobTableProps) {
  "use no memo"; // The virtualizer changes inside the same object.
  const { jobs, ownId, total, sort, onSort, selected, onSelect, onSelectAll, onEnd } = props;
  const isWide = useMediaQuery("(min-width: 768px)");
  const rowPx = isWide ? ROW_PX : PHONE_ROW_PX;
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const offset = body.current?.getBoundingClientRect().top ?? 0;
    setTop(offset + window.scrollY);
  }, [isWide]);
  const virtual = useWindowVirtualizer({
    count: jobs.length,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => jobs[index]?.id ?? index,
  });
  useEffect(() => virtual.measure(), [rowPx, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= jobs.length - AHEAD) onEnd();
  }, [last, jobs.length, onEnd]);
  const all = jobs.length > 0 && jobs.every(({ id }) => selected.has(id));
  return (
    <div role="table" aria-label="Jobs" aria-rowcount={total}>
      <JobHead
        sort={sort}
        onSort={onSort}
        selection={all ? true : selected.size > 0 ? "indeterminate" : false}
        onSelectAll={onSelectAll}
      />
      <div ref={body} role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const job = jobs[index];
          if (!job) return null;
          return (
            <div
              key={key}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <JobRow job={job} ownId={ownId} isSelected={selected.has(job.id)} onSelect={onSelect} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
