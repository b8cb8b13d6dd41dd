import type { LogLine, LogPage } from "@/api/types";
import { BLOCK_LINES, LogBlock, type LogStreamName } from "./log-block";
import { type Range, RangeSet } from "./range-set";

export interface StoredLine {
  offset: number;
  time: number;
  stream: LogStreamName;
  text: string;
  truncated: boolean;
}

/** Lines that follow each other without a break, or a stretch that is not loaded. */
export type Segment = { kind: "lines"; block: LogBlock } | { kind: "gap"; start: number; end: number };

/**
 * The lines of one execution, in order of offset, each at most once, whatever order they arrive in.
 *
 * `settled` holds every offset whose line is here or is known not to exist (the cap left it out), so a page or a
 * stream that overlaps what is here adds nothing twice, and what is not settled is a gap to load.
 */
export class LogStore {
  private readonly blocks: LogBlock[] = [];
  private readonly settled = new RangeSet();
  private readonly listeners = new Set<() => void>();
  private segmentCache: Segment[] | null = null;
  private announced = false;
  private expectedEnd = 0;

  /** Rises with each change. */
  version = 0;
  lineCount = 0;
  /** Width of the widest line as first shown. */
  maxCells = 0;
  /** Offset of the first loaded line of stderr; null when there is none. */
  firstStderr: number | null = null;

  /** `schedule` runs the listeners soon; the browser's frame by default. */
  constructor(private readonly schedule: (announce: () => void) => void = requestFrame) {}

  /** Last offset before which nothing is missing; -1 at first. A stream is resumed from here. */
  get contiguousEnd(): number {
    return this.settled.prefixEnd - 1;
  }

  /** One past the highest offset that is here or expected. */
  get end(): number {
    return Math.max(this.expectedEnd, (this.blocks.at(-1)?.last ?? -1) + 1);
  }

  /** Says that offsets up to `end` exist, so that the room for them is kept. */
  expect(end: number): void {
    if (end <= this.expectedEnd) return;
    this.expectedEnd = end;
    this.changed();
  }

  /** Says that the log is whole and ends here: nothing is expected after the last line. */
  close(): void {
    this.expectedEnd = 0;
    this.changed();
  }

  /** Adds a page that was asked for with `after`. */
  addPage(after: number, page: LogPage): void {
    const last = page.lines.at(-1)?.offset ?? after;
    this.add(after, page.lines);
    if (page.next_after !== null) this.settled.add(after + 1, page.next_after + 1);
    else this.settled.add(after + 1, Math.max(last, this.blocks.at(-1)?.last ?? -1) + 1);
    this.changed();
  }

  /** Adds lines of which the source says: between `after` and the last of them there are no others. */
  add(after: number, lines: readonly LogLine[]): void {
    const fresh = lines.filter((line) => line.offset > after && !this.settled.has(line.offset));
    fresh.sort((left, right) => left.offset - right.offset);
    let reached = after;
    for (const line of fresh) {
      if (line.offset === reached) continue;
      this.insert(line);
      reached = line.offset;
    }
    const last = lines.reduce((highest, line) => Math.max(highest, line.offset), after);
    this.settled.add(after + 1, last + 1);
    if (fresh.length > 0) this.changed();
  }

  /** What of `start` up to `end` has still to be loaded. */
  missing(start = 0, end = this.end): Range[] {
    return this.settled.missing(start, end);
  }

  /** Lines and gaps in order. The same array until something changes. */
  segments(): readonly Segment[] {
    this.segmentCache ??= this.buildSegments();
    return this.segmentCache;
  }

  line(offset: number): StoredLine | null {
    const block = this.blocks[this.blockBefore(offset)];
    const index = block?.indexOf(offset) ?? 0;
    return block && block.offsets[index] === offset ? lineAt(block, index) : null;
  }

  /** The loaded lines with `start <= offset < end`, in order. */
  *lines(start = 0, end = Infinity): Generator<StoredLine> {
    for (let at = Math.max(0, this.blockBefore(start)); at < this.blocks.length; at++) {
      const block = this.blocks[at];
      if (!block || block.first >= end) return;
      for (let index = block.indexOf(start); index < block.length; index++) {
        if ((block.offsets[index] ?? 0) >= end) return;
        yield lineAt(block, index);
      }
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private insert(line: LogLine): void {
    const at = this.blockBefore(line.offset);
    let block = this.blocks[at];
    if (!block || block.length >= BLOCK_LINES || !this.isAdjacent(block, line.offset)) {
      block = new LogBlock();
      this.blocks.splice(at + 1, 0, block);
    }
    block.push(line);
    this.lineCount += 1;
    if (line.stream === "stderr" && line.offset < (this.firstStderr ?? Infinity))
      this.firstStderr = line.offset;
    this.maxCells = Math.max(this.maxCells, block.cells.at(-1) ?? 0);
  }

  /** Whether a line at `offset` may follow `block` without hiding a gap between them. */
  private isAdjacent(block: LogBlock, offset: number): boolean {
    return this.settled.missing(block.last + 1, offset).length === 0;
  }

  /** Index of the last block that starts at or before `offset`; -1 when there is none. */
  private blockBefore(offset: number): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.blocks[middle]?.first ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private buildSegments(): Segment[] {
    const segments: Segment[] = [];
    let from = 0;
    for (const block of this.blocks) {
      for (const gap of this.settled.missing(from, block.first)) segments.push({ kind: "gap", ...gap });
      segments.push({ kind: "lines", block });
      from = block.last + 1;
    }
    for (const gap of this.settled.missing(from, this.end)) segments.push({ kind: "gap", ...gap });
    return segments;
  }

  private changed(): void {
    this.version += 1;
    this.segmentCache = null;
    if (this.announced) return;
    this.announced = true;
    this.schedule(() => {
      this.announced = false;
      for (const listener of this.listeners) listener();
    });
  }
}

export function lineAt(block: LogBlock, index: number): StoredLine {
  const offset = block.offsets[index] ?? -1;
  return {
    offset,
    time: block.times[index] ?? 0,
    stream: block.streams[index] ?? "stdout",
    text: block.texts[index] ?? "",
    truncated: block.truncated.has(offset),
  };
}

function requestFrame(announce: () => void): void {
  requestAnimationFrame(announce);
}
