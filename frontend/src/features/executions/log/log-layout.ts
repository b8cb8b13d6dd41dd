import type { LogBlock } from "./log-block";
import { lineAt, type Segment, type StoredLine } from "./log-store";

/** A row is a line, or one line of a gap that is still to be loaded. */
export type LogRow = { kind: "line"; line: StoredLine } | { kind: "gap"; offset: number };

export interface LayoutOptions {
  /** Characters that fit beside each other. */
  columns: number;
  wrap: boolean;
  /** Lines that are shown whole although they are long: offset to width in characters. */
  whole: ReadonlyMap<number, number>;
}

interface Placed {
  segment: Segment;
  /** Units above the segment. */
  top: number;
}

interface WrappedBlock {
  columns: number;
  length: number;
  units: number;
}

const wrappedBlocks = new WeakMap<LogBlock, WrappedBlock>();

/** Where each line stands, counted in units of one line's height from the top of the log. */
export class LogLayout {
  private readonly placed: Placed[] = [];
  /** Height of the whole log. */
  readonly units: number;

  constructor(
    segments: readonly Segment[],
    private readonly options: LayoutOptions,
  ) {
    let top = 0;
    for (const segment of segments) {
      this.placed.push({ segment, top });
      top += segment.kind === "gap" ? segment.end - segment.start : this.blockUnits(segment.block);
    }
    this.units = top;
  }

  /** The rows that cover `count` units from `unit` on, and where the first of them begins. */
  rowsAt(unit: number, count: number): { top: number; rows: LogRow[] } {
    const rows: LogRow[] = [];
    let start = -1;
    let at = this.placedBefore((placed) => placed.top <= unit);
    const target = Math.min(unit + count, this.units);
    for (let top = this.placed[at]?.top ?? 0; at < this.placed.length && top < target; at++) {
      const segment = this.placed[at]?.segment;
      if (!segment) break;
      let index = 0;
      if (segment.kind === "gap") index = Math.max(0, Math.floor(unit) - top);
      else if (!this.isUneven(segment.block)) index = Math.max(0, Math.floor(unit) - top);
      top += index;
      for (; index < rowsOf(segment) && top < target; index++) {
        const height = this.rowUnits(segment, index);
        if (top + height > unit) {
          if (start < 0) start = top;
          rows.push(rowOf(segment, index));
        }
        top += height;
      }
    }
    return { top: Math.max(0, start), rows };
  }

  /** Units above the row of `offset`, or of the first row after it. */
  unitOf(offset: number): number {
    const at = this.placedBefore((placed) => firstOf(placed.segment) <= offset);
    const placed = this.placed[at];
    if (!placed) return 0;
    const { segment, top } = placed;
    if (segment.kind === "gap") return top + Math.min(offset, segment.end) - segment.start;
    const end = segment.block.indexOf(offset);
    if (!this.isUneven(segment.block)) return top + end;
    let units = top;
    for (let index = 0; index < end; index++) units += this.rowUnits(segment, index);
    return units;
  }

  /** The offset of the row that covers `unit`. */
  offsetAt(unit: number): number {
    const row = this.rowsAt(Math.max(0, Math.min(unit, this.units - 1)), 1).rows[0];
    if (!row) return 0;
    return row.kind === "line" ? row.line.offset : row.offset;
  }

  private rowUnits(segment: Segment, index: number): number {
    if (segment.kind === "gap") return 1;
    const offset = segment.block.offsets[index] ?? -1;
    const whole = this.options.whole.get(offset);
    if (whole !== undefined) return rowsFor(whole, this.options.columns);
    return this.options.wrap ? rowsFor(segment.block.cells[index] ?? 0, this.options.columns) : 1;
  }

  private blockUnits(block: LogBlock): number {
    let units = this.options.wrap ? wrappedUnits(block, this.options.columns) : block.length;
    for (const [offset, cells] of this.options.whole) {
      const index = block.indexOf(offset);
      if (block.offsets[index] !== offset) continue;
      const before = this.options.wrap ? rowsFor(block.cells[index] ?? 0, this.options.columns) : 1;
      units += rowsFor(cells, this.options.columns) - before;
    }
    return units;
  }

  /** Whether rows of `block` can be of different height. */
  private isUneven(block: LogBlock): boolean {
    return this.blockUnits(block) !== block.length;
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

function rowsFor(cells: number, columns: number): number {
  return Math.max(1, Math.ceil(cells / Math.max(1, columns)));
}

function wrappedUnits(block: LogBlock, columns: number): number {
  const known = wrappedBlocks.get(block);
  if (known?.columns === columns && known.length === block.length) return known.units;
  const from = known?.columns === columns ? known.length : 0;
  let units = from > 0 && known ? known.units : 0;
  for (let index = from; index < block.length; index++) units += rowsFor(block.cells[index] ?? 0, columns);
  wrappedBlocks.set(block, { columns, length: block.length, units });
  return units;
}

function rowsOf(segment: Segment): number {
  return segment.kind === "gap" ? segment.end - segment.start : segment.block.length;
}

function rowOf(segment: Segment, index: number): LogRow {
  if (segment.kind === "gap") return { kind: "gap", offset: segment.start + index };
  return { kind: "line", line: lineAt(segment.block, index) };
}

function firstOf(segment: Segment): number {
  return segment.kind === "gap" ? segment.start : segment.block.first;
}
