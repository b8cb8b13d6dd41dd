import type { LogLine, LogMatch } from "@/api/types";

/** A line of an excerpt; with ranges where it matches. */
export interface ExcerptLine {
  line: LogLine;
  /** Null for a neighbour. */
  ranges: readonly (readonly [number, number])[] | null;
}

/** The matching lines with their neighbours, each line once, in stretches without a gap. */
export function stretchesOf(matches: readonly LogMatch[]): ExcerptLine[][] {
  const lines = new Map<number, ExcerptLine>();
  for (const { before, after } of matches) {
    for (const line of [...before, ...after]) lines.set(line.offset, { line, ranges: null });
  }
  for (const { line, ranges } of matches) lines.set(line.offset, { line, ranges });
  const stretches: ExcerptLine[][] = [];
  let last: number | null = null;
  for (const excerpt of [...lines.values()].sort((left, right) => left.line.offset - right.line.offset)) {
    if (last !== null && excerpt.line.offset === last + 1) stretches.at(-1)?.push(excerpt);
    else stretches.push([excerpt]);
    last = excerpt.line.offset;
  }
  return stretches;
}
