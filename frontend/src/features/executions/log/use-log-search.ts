import { useEffect, useState } from "react";
import { LogSearch } from "./log-search";
import type { LogStore } from "./log-store";

/** A search that runs while `pattern` is given; `found` rises with each result. */
export function useLogSearch(store: LogStore, pattern: RegExp | null) {
  const [state, setState] = useState<{ search: LogSearch; found: number } | null>(null);
  useEffect(() => {
    if (!pattern) return;
    const search = new LogSearch(store, pattern, () =>
      setState((before) => ({ search, found: (before?.found ?? 0) + 1 })),
    );
    return () => {
      search.stop();
      setState(null);
    };
  }, [store, pattern]);
  return pattern ? state : null;
}
