import { useCallback, useMemo } from "react";
import { readSpan, type SpanId, type TimeSpan, writeSpan } from "@/lib/time-span";
import { useUrlFilters } from "@/lib/use-url-filters";

interface TimeSpanInUrl {
  span: TimeSpan;
  setSpan: (span: TimeSpan) => void;
}

/** The span of time that the address names; choosing another is a step that the back button takes back. */
export function useTimeSpan(fallback: SpanId = "24h"): TimeSpanInUrl {
  const { text, set } = useUrlFilters();
  const [from, to, range] = [text("from"), text("to"), text("range")];
  const span = useMemo(
    () => readSpan((name) => ({ from, to, range })[name] ?? "", fallback),
    [from, to, range, fallback],
  );
  const setSpan = useCallback(
    (next: TimeSpan) => set(writeSpan(next, fallback), { replace: false }),
    [set, fallback],
  );
  return useMemo(() => ({ span, setSpan }), [span, setSpan]);
}
