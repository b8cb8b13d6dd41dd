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

/** The widgets while they are arranged: each change can be taken back, and a reload loses none of them. */
export function useDraft(dashboard: Pick<Dashboard, "id" | "version" | "widgets">): Draft {
  const place = `chronos.dashboard.${dashboard.id}.${dashboard.version}`;
  const [history, setHistory] = useState<History>(() => ({
    past: [],
    widgets: readKept(place) ?? dashboard.widgets,
    future: [],
  }));
  const { past, widgets, future } = history;
  const isTouched = widgets !== dashboard.widgets;
  useEffect(() => {
    if (isTouched) sessionStorage.setItem(place, JSON.stringify(widgets));
    else sessionStorage.removeItem(place);
  }, [place, widgets, isTouched]);
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

/** Whether somebody left changes of this version of a dashboard unsaved in this tab. */
export function hasDraft({ id, version }: Pick<Dashboard, "id" | "version">): boolean {
  return sessionStorage.getItem(`chronos.dashboard.${id}.${version}`) !== null;
}

function readKept(place: string): readonly Widget[] | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? "null");
    return Array.isArray(kept) ? (kept as Widget[]) : null;
  } catch {
    return null;
  }
}
