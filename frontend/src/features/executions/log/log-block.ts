import type { LogLine } from "@/api/types";
import { cellsOf } from "./line-cut";

/** Most lines in a block: small enough to measure or search between two frames. */
export const BLOCK_LINES = 1000;

/** Stands before lines that we wrote. */
export const SYSTEM_MARK = "— ";

export type LogStreamName = LogLine["stream"];

/** Lines with ascending offsets, kept by column so that a million of them stay small. */
export class LogBlock {
  readonly offsets: number[] = [];
  readonly times: number[] = [];
  readonly streams: LogStreamName[] = [];
  readonly texts: string[] = [];
  readonly truncated = new Set<number>();
  /** Width of each line as first shown, in characters of the monospaced font. */
  readonly cells: number[] = [];

  get length(): number {
    return this.offsets.length;
  }

  get first(): number {
    return this.offsets[0] ?? -1;
  }

  get last(): number {
    return this.offsets.at(-1) ?? -1;
  }

  push(line: LogLine): void {
    this.offsets.push(line.offset);
    this.times.push(Date.parse(line.time));
    this.streams.push(line.stream);
    this.texts.push(line.text);
    this.cells.push(cellsOf(line.text) + (line.stream === "system" ? SYSTEM_MARK.length : 0));
    if (line.truncated) this.truncated.add(line.offset);
  }

  /** Where `offset` is, or where the first later line is. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
