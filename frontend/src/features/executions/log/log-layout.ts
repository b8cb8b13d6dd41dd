import {
  type Above,
  type BlockHeights,
  heightsKey,
  heightsOf,
  isSame,
  type LayoutOptions,
  lastOf,
  pauseBefore,
  silenceBefore,
} from "./block-heights";
import type { LogBlock } from "./log-block";
import { lineAt, type Segment, type StoredLine } from "./log-store";

export type { LayoutOptions } from "./block-heights";

/** A row is a line with what stands for more of its kind, or one line of a gap that is still to be loaded. */
export type LogRow =
  | {
      kind: "line";
      line: StoredLine;
      /** Units above it, its silence included. */
      top: number;
      /** How often it was printed in a row. */
      repeats: number;
      /** Since the line above it was printed; null when that is not known. */
      pauseMs: number | null;
      /** How long nothing was printed before it, when that is worth a row; else 0. */
      silenceMs: number;
    }
  | { kind: "gap"; offset: number; top: number };

interface Placed {
  segment: Segment;
  /** Units above the segment. */
  top: number;
  /** Null of a gap. */
  heights: BlockHeights | null;
  above: Above | null;
}

/** Where each line stands, counted in units of one line's height from the top of the log. */
export class LogLayout {
  private readonly placed: Placed[] = [];
  /** Height of the whole log. */
  readonly units: number;

  constructor(
    segments: readonly Segment[],
    private readonly options: LayoutOptions,
  ) {
    const key = heightsKey(options);
    let top = 0;
    let above: Above | null = null;
    for (const segment of segments) {
      const heights: BlockHeights | null =
        segment.kind === "gap" ? null : heightsOf(segment.block, options, above, key);
      this.placed.push({ segment, top, heights, above });
      top += segment.kind === "gap" ? segment.end - segment.start : (heights?.units ?? 0);
      above = segment.kind === "gap" || !heights ? null : lastOf(segment.block, above, heights);
    }
    this.units = top;
  }

  /** The rows that cover `count` units from `unit` on, and where the first of them begins. */
  rowsAt(unit: number, count: number): { top: number; rows: LogRow[] } {
    const rows: LogRow[] = [];
    const target = Math.min(unit + count, this.units);
    let at = this.placedBefore((placed) => placed.top <= unit);
    for (; at < this.placed.length; at++) {
      const placed = this.placed[at];
      if (!placed || placed.top >= target) break;
      const { segment, top, heights } = placed;
      for (let index = indexAt(placed, unit); index < rowsOf(segment); index++) {
        const start = top + topOf(heights, index);
        if (start >= target) break;
        const end = top + topOf(heights, index + 1);
        if (end > start && end > unit) rows.push(this.rowOf(at, index, start));
      }
    }
    return { top: rows[0]?.top ?? 0, rows };
  }

  /** Units above the row of `offset`, or above the one that stands for it, or above the first row after it. */
  unitOf(offset: number): number {
    const placed = this.placed[this.placedBefore(({ segment }) => firstOf(segment) <= offset)];
    if (!placed) return 0;
    const { segment, top, heights } = placed;
    if (segment.kind === "gap") return top + Math.max(0, Math.min(offset, segment.end) - segment.start);
    let index = segment.block.indexOf(offset);
    // What is folded stands with the line that it repeats.
    if (segment.block.offsets[index] === offset)
      while (index > 0 && topOf(heights, index + 1) === topOf(heights, index)) index -= 1;
    return top + topOf(heights, index);
  }

  /** The offset of the row that covers `unit`. */
  offsetAt(unit: number): number {
    const row = this.rowsAt(Math.max(0, Math.min(unit, this.units - 1)), 1).rows[0];
    if (!row) return 0;
    return row.kind === "line" ? row.line.offset : row.offset;
  }

  private rowOf(at: number, index: number, top: number): LogRow {
    const placed = this.placed[at];
    if (placed?.segment.kind !== "lines")
      return { kind: "gap", offset: (placed?.segment.start ?? 0) + index, top };
    const { block } = placed.segment;
    const pause = pauseBefore(block, index, placed.above);
    return {
      kind: "line",
      line: lineAt(block, index),
      top,
      repeats: this.repeats(at, index),
      pauseMs: Number.isNaN(pause) ? null : pause,
      silenceMs: silenceBefore(block, index, this.options, placed.above),
    };
  }

  /** How many lines the one at `index` stands for. Of those in the middle of a repetition it is 1. */
  private repeats(at: number, index: number): number {
    const { fold, starts } = this.options;
    const block = this.blockAt(at);
    if (!fold || !block) return 1;
    const isHead = index > 0 ? !isSame(block, index, index - 1) : !this.placed[at]?.heights?.continues;
    if (!isHead && !starts.has(block.offsets[index] ?? -1)) return 1;
    let end = index + 1;
    while (end < block.length && isSame(block, end, index) && !starts.has(block.offsets[end] ?? -1)) end += 1;
    let repeats = end - index;
    for (let next = at + 1; end === this.blockAt(next - 1)?.length; next++) {
      const heights = this.placed[next]?.heights;
      if (!heights?.continues) break;
      end = heights.lead;
      repeats += end;
    }
    return repeats;
  }

  private blockAt(at: number): LogBlock | null {
    const segment = this.placed[at]?.segment;
    return segment?.kind === "lines" ? segment.block : null;
  }

  /** Index of the last placed segment for which `holds`, which must hold for a prefix only; at least 0. */
  private placedBefore(holds: (placed: Placed) => boolean): number {
    let low = 0;
    let high = this.placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const placed = this.placed[middle];
      if (placed && holds(placed)) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** Units of a segment above its row `index`. */
function topOf(heights: BlockHeights | null, index: number): number {
  return heights?.tops ? (heights.tops[index] ?? heights.units) : index;
}

/** The row of a segment that covers `unit`, or its first one. */
function indexAt({ segment, top, heights }: Placed, unit: number): number {
  const inside = Math.floor(unit) - top;
  if (inside <= 0) return 0;
  if (!heights?.tops) return Math.min(inside, rowsOf(segment));
  let low = 0;
  let high = rowsOf(segment);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heights.tops[middle + 1] ?? 0) <= inside) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowsOf(segment: Segment): number {
  return segment.kind === "gap" ? segment.end - segment.start : segment.block.length;
}

function firstOf(segment: Segment): number {
  return segment.kind === "gap" ? segment.start : segment.block.first;
}
