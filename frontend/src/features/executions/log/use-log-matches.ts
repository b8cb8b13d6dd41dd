import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { queryPattern } from "./log-search";
import type { LogStore } from "./log-store";
import { useLogSearch } from "./use-log-search";

/** Search in a log: what matches, which match is the current one, and the way to the next. */
export function useLogMatches(store: LogStore, showOffset: (offset: number) => void) {
  const [query, setQuery] = useState("");
  const [currentOffset, setCurrentOffset] = useState<number | null>(null);
  const pattern = useMemo(() => (query === "" ? null : queryPattern(query)), [query]);
  const search = useLogSearch(store, pattern)?.search ?? null;
  const isFirstDue = useRef(false);
  const count = search?.count ?? 0;

  const goTo = useCallback(
    (offset: number | null) => {
      setCurrentOffset(offset);
      if (offset !== null) showOffset(offset);
    },
    [showOffset],
  );

  useEffect(() => {
    if (!isFirstDue.current || !search || count === 0) return;
    isFirstDue.current = false;
    goTo(search.at(0));
  }, [search, count, goTo]);

  const step = (direction: 1 | -1) => {
    if (!search || count === 0) return;
    if (currentOffset === null) {
      goTo(search.at(direction === 1 ? 0 : count - 1));
      return;
    }
    const at = search.indexFrom(currentOffset);
    const next = direction === 1 ? (search.at(at) === currentOffset ? at + 1 : at) : at - 1;
    goTo(search.at((next + count) % count));
  };
  const change = (text: string) => {
    isFirstDue.current = text !== "";
    setQuery(text);
    setCurrentOffset(null);
  };
  return {
    query,
    pattern,
    search,
    currentOffset,
    /** Number of the current match from 1; 0 when there is none. */
    position: search && currentOffset !== null ? search.indexFrom(currentOffset) + 1 : 0,
    step,
    change,
  };
}
