import type { LayoutOptions } from "../block-heights";

/** A layout of one row a line, with `changes`. */
export function plainLayout(changes: Partial<LayoutOptions> = {}): LayoutOptions {
  return {
    columns: 10,
    wrap: false,
    fold: false,
    silenceMs: 0,
    minRank: 0,
    whole: new Map(),
    trees: new Map(),
    unfolded: new Set(),
    starts: new Set(),
    ...changes,
  };
}
