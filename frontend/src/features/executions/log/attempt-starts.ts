import type { Attempt } from "@/api/types";
import type { LogRow } from "./log-layout";

/**
 * The lines among `rows` with which an attempt begins: offset to its number. Of an attempt whose first line is not kept
 * it is the first one that is. Nothing is marked where there was one attempt only.
 */
export function attemptStarts(
  rows: readonly LogRow[],
  attempts: readonly Pick<Attempt, "number" | "first_line">[],
): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  if (attempts.length < 2) return starts;
  let before: number | null = null;
  for (const row of rows) {
    const offset = row.kind === "line" ? row.line.offset : row.offset;
    const last = attempts.findLast(({ first_line: first }) => first <= offset);
    const begins = last && (last.first_line === offset || (before !== null && before < last.first_line));
    if (begins && row.kind === "line") starts.set(offset, last.number);
    before = offset;
  }
  return starts;
}
