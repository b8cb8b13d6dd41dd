import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/lib/toast";
import type { JobFilters, JobRow } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { formatCount } from "@/lib/format";
import { fetchJobIds } from "./api/list-jobs";

const NONE: ReadonlySet<string> = new Set();

export type RowAt = (index: number) => JobRow | undefined;
/** `isRange`: with all rows since the one that was chosen before. */
export type OnSelect = (index: number, id: string, isRange: boolean) => void;

interface JobSelection {
  ids: ReadonlySet<string>;
  /** Rows that were seen when they were chosen. */
  rows: readonly JobRow[];
  isSelecting: boolean;
  /** Stays the same function, so that no row is drawn anew for it. */
  toggle: OnSelect;
  selectAll: () => void;
  clear: () => void;
  /** Tells which rows are there just now. */
  showRows: (rowAt: RowAt) => void;
}

/** Which jobs are chosen: one by one, all between two of them, or all that match, whether or not they were seen. */
export function useJobSelection(filters: JobFilters): JobSelection {
  const [ids, setIds] = useState(NONE);
  const [rows, setRows] = useState<ReadonlyMap<string, JobRow>>(new Map());
  const [isSelecting, setSelecting] = useState(false);
  const anchor = useRef<number | null>(null);
  const rowAt = useRef<RowAt>(() => undefined);
  const asked = useRef(filters);
  useEffect(() => {
    asked.current = filters;
  });

  const add = useCallback((chosen: readonly string[], seen: readonly JobRow[]) => {
    setIds((current) => new Set([...current, ...chosen]));
    setRows((current) => new Map([...current, ...seen.map((row) => [row.id, row] as const)]));
  }, []);
  const addFrom = useCallback(
    async (choose: (all: string[]) => string[]) => {
      setSelecting(true);
      try {
        const { ids: all, complete } = await fetchJobIds(asked.current);
        add(choose(all), []);
        if (!complete) toast(`The first ${formatCount(all.length)} jobs are selected; there are more`);
      } catch (error) {
        toast.error("The jobs could not be selected", { description: problemText(error) });
      } finally {
        setSelecting(false);
      }
    },
    [add],
  );
  const toggle = useCallback<OnSelect>(
    (index, id, isRange) => {
      const from = anchor.current;
      anchor.current = index;
      if (!isRange || from === null || from === index) {
        const row = rowAt.current(index);
        if (row) setRows((current) => new Map([...current, [id, row]]));
        setIds((current) => toggled(current, id));
        return;
      }
      const [low, high] = from < index ? [from, index] : [index, from];
      const seen = Array.from({ length: high - low + 1 }, (_, at) => rowAt.current(low + at));
      const known = seen.filter((row) => row !== undefined);
      if (known.length < seen.length) void addFrom((all) => all.slice(low, high + 1));
      else
        add(
          known.map((row) => row.id),
          known,
        );
    },
    [add, addFrom],
  );
  const clear = useCallback(() => {
    setIds(NONE);
    setRows(new Map());
    anchor.current = null;
  }, []);
  const showRows = useCallback((now: RowAt) => {
    rowAt.current = now;
  }, []);
  return {
    ids,
    rows: [...rows.values()].filter((row) => ids.has(row.id)),
    isSelecting,
    toggle,
    selectAll: () => void addFrom((all) => all),
    clear,
    showRows,
  };
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
