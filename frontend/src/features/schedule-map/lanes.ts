import type { DayBar } from "@/api/types";
import type { Bounds } from "@/lib/time-span";

export interface PlacedBar {
  bar: DayBar;
  lane: number;
  /** Share of the width, 0 to 1. */
  left: number;
  width: number;
}

/** A bar is never narrower than this share, so that it can be seen and hit. */
export const LEAST_WIDTH = 0.004;
export const MOST_LANES = 12;

export interface Placed {
  bars: PlacedBar[];
  lanes: number;
  /** Bars that would need more lanes than are drawn. */
  hidden: number;
}

/** Puts bars, given in the order of their start, into as few lanes as keep them apart. */
export function placeBars(bars: readonly DayBar[], { from, to }: Bounds): Placed {
  const span = Math.max(1, to - from);
  const ends: number[] = [];
  const placed: PlacedBar[] = [];
  let hidden = 0;
  for (const bar of bars) {
    const start = (Date.parse(bar.start) - from) / span;
    const end = (Date.parse(bar.end) - from) / span;
    if (end < 0 || start > 1) continue;
    const left = Math.max(0, start);
    const width = Math.max(LEAST_WIDTH, Math.min(1, end) - left);
    const free = ends.findIndex((taken) => taken <= left);
    const lane = free === -1 ? ends.length : free;
    if (lane >= MOST_LANES) {
      hidden += 1;
      continue;
    }
    ends[lane] = left + width;
    placed.push({ bar, lane, left, width });
  }
  return { bars: placed, lanes: ends.length, hidden };
}
