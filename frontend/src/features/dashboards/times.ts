import { createContext, useContext } from "react";
import type { TimeSpan } from "@/lib/time-span";

export interface WidgetTimes {
  span: TimeSpan;
  refreshMs: number;
  /** Chooses another span for the whole page; null where nobody can, or where the widget has one of its own. */
  setSpan: ((span: TimeSpan) => void) | null;
}

/** Of which time a widget tells, and how often it asks anew. */
export const WidgetTimesContext = createContext<WidgetTimes>({
  span: { kind: "last", id: "24h" },
  refreshMs: 30_000,
  setSpan: null,
});

export function useWidgetTimes(): WidgetTimes {
  return useContext(WidgetTimesContext);
}
