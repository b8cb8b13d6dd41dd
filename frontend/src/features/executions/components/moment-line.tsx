import { usePointed } from "../log/moment";
import type { LogRow } from "../log/log-layout";
import { LINE_PX } from "../log/log-scroller";

interface MomentLineProps {
  rows: readonly LogRow[];
  /** Units above the first of them. */
  top: number;
}

/** Marks in the log the moment that is pointed at in a curve. */
export function MomentLine({ rows, top }: MomentLineProps) {
  const ms = usePointed("chart");
  if (ms === null) return null;
  const lines = rows.filter((row) => row.kind === "line");
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || ms < first.line.time || ms > last.line.time) return null;
  const next = lines.find(({ line }) => line.time >= ms) ?? last;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 z-2 h-px bg-running"
      style={{ top: (next.top - top) * LINE_PX }}
    />
  );
}
