import { useMemo } from "react";
import { cn } from "@/lib/cn";
import type { LogSearch } from "../log/log-search";

interface LogMapProps {
  /** What a person looks for; null without. */
  matches: LogSearch | null;
  /** Lines that look like errors. */
  errors: LogSearch | null;
  /** Lines in the log. */
  end: number;
  onShow: (offset: number) => void;
}

const SLOTS = 200;

/** Where in the whole log errors and matches are, beside the scroll bar. */
export function LogMap({ matches, errors, end, onShow }: LogMapProps) {
  return (
    <div className="absolute inset-y-0 right-3.5 z-5 w-2 print:hidden" aria-hidden="true">
      {errors ? <Marks search={errors} end={end} className="bg-failed" onShow={onShow} /> : null}
      {matches ? <Marks search={matches} end={end} className="bg-missed" onShow={onShow} /> : null}
    </div>
  );
}

interface MarksProps {
  search: LogSearch;
  end: number;
  className: string;
  onShow: (offset: number) => void;
}

function Marks({ search, end, className, onShow }: MarksProps) {
  const { count } = search;
  const marks = useMemo(() => {
    const firsts = new Map<number, number>();
    for (const offset of search.offsets()) {
      const slot = Math.floor((offset / Math.max(1, end)) * SLOTS);
      if (!firsts.has(slot)) firsts.set(slot, offset);
    }
    return [...firsts];
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the search grows in place, `count` tells
  }, [search, count, end]);
  return marks.map(([slot, offset]) => (
    <button
      key={slot}
      type="button"
      tabIndex={-1}
      onClick={() => onShow(offset)}
      className={cn("absolute right-0 h-1 w-2 rounded-[1px] opacity-80 hover:opacity-100", className)}
      style={{ top: `${(slot / SLOTS) * 100}%` }}
    />
  ));
}
