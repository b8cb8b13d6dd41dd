import type { LineRange } from "./line-link";
import type { LogLayout } from "./log-layout";
import { LINE_PX } from "./log-scroller";

/** Rows looked at for one that is a line; stretches that are not loaded are not passed. */
const NEAR_UNITS = 60;

/** The line to be chosen after or before what is; the first in sight when nothing is. Null when there is none. */
export function nextLine(
  layout: LogLayout,
  selection: LineRange | null,
  topPx: number,
  direction: 1 | -1,
): number | null {
  if (!selection) return linesIn(layout, Math.ceil(topPx / LINE_PX))[0] ?? null;
  const edge = direction === 1 ? selection.last : selection.first;
  const unit = layout.unitOf(edge);
  if (direction === 1) return linesIn(layout, unit).find((offset) => offset > edge) ?? null;
  return linesIn(layout, Math.max(0, unit - NEAR_UNITS)).findLast((offset) => offset < edge) ?? null;
}

function linesIn(layout: LogLayout, unit: number): number[] {
  return layout
    .rowsAt(unit, 2 * NEAR_UNITS)
    .rows.flatMap((row) => (row.kind === "line" ? [row.line.offset] : []));
}
