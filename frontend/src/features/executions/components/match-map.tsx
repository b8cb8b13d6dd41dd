import { useMemo } from "react";
import type { LogSearch } from "../log/log-search";

interface MatchMapProps {
  search: LogSearch;
  /** Lines in the log. */
  end: number;
  onShow: (offset: number) => void;
}

const SLOTS = 200;

/** Where in the whole log the matches are, beside the scroll bar. */
export function MatchMap({ search, end, onShow }: MatchMapProps) {
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
  return (
    <div className="absolute inset-y-0 right-3.5 z-5 w-2 print:hidden" aria-hidden="true">
      {marks.map(([slot, offset]) => (
        <button
          key={slot}
          type="button"
          tabIndex={-1}
          onClick={() => onShow(offset)}
          className="absolute right-0 h-1 w-2 rounded-[1px] bg-missed opacity-80 hover:opacity-100"
          style={{ top: `${(slot / SLOTS) * 100}%` }}
        />
      ))}
    </div>
  );
}
