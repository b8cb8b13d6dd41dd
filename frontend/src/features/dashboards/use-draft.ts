import { useCallback, useEffect, useState } from "react";
import type { Dashboard, Widget } from "@/api/types";

interface History {
  past: (readonly Widget[])[];
  widgets: readonly Widget[];
  future: (readonly Widget[])[];
}

export interface Draft {
  widgets: readonly Widget[];
  isTouched: boolean;
  change: (widgets: readonly Widget[]) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  /** Forgets what was not saved. */
  clear: () => void;
}

/** Steps that can be taken back. */
const MOST = 100;

/**
 * The widgets while they are arranged: each change can be taken back, and a reload loses none of them. `dashboard` is as
 * it was when one began.
 */
export function useDraft(dashboard: Pick<Dashboard, "id" | "version" | "widgets">): Draft {
  const place = placeOf(dashboard.id);
  const { version } = dashboard;
  const [history, setHistory] = useState<History>(() => ({
    past: [],
    widgets: keptDraft(dashboard.id)?.widgets ?? dashboard.widgets,
    future: [],
  }));
  const { past, widgets, future } = history;
  const isTouched = widgets !== dashboard.widgets;
  useEffect(() => {
    if (isTouched) sessionStorage.setItem(place, JSON.stringify({ version, widgets }));
    else sessionStorage.removeItem(place);
  }, [place, version, widgets, isTouched]);
  const change = useCallback((next: readonly Widget[]) => {
    setHistory((current) =>
      next === current.widgets
        ? current
        : { past: [...current.past, current.widgets].slice(-MOST), widgets: next, future: [] },
    );
  }, []);
  const undo = () => {
    const last = past.at(-1);
    if (last) setHistory({ past: past.slice(0, -1), widgets: last, future: [widgets, ...future] });
  };
  const redo = () => {
    const [next, ...rest] = future;
    if (next) setHistory({ past: [...past, widgets], widgets: next, future: rest });
  };
  return {
    widgets,
    isTouched,
    change,
    undo: past.length > 0 ? undo : null,
    redo: future.length > 0 ? redo : null,
    clear: () => sessionStorage.removeItem(place),
  };
}

/** What was left unsaved in this tab. */
export interface KeptDraft {
  /** Of the dashboard that it began with. */
  version: number;
  widgets: readonly Widget[];
}

/** What was left unsaved of a dashboard; null: nothing. */
export function keptDraft(id: string): KeptDraft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placeOf(id)) ?? "null") as Partial<KeptDraft> | null;
    const isWhole = typeof kept?.version === "number" && Array.isArray(kept.widgets);
    return isWhole ? (kept as KeptDraft) : null;
  } catch {
    return null;
  }
}

function placeOf(id: string): string {
  return `chronos.dashboard.${id}`;
}
