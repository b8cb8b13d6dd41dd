import type { LogHunk } from "@/api/types";

/** A line of a difference with its number in each log, from 1; null where it is not. */
export interface HunkRow {
  kind: "same" | "left" | "right";
  text: string;
  left: number | null;
  right: number | null;
}

/** Numbers the lines of a hunk. */
export function hunkRows({ left_start: leftStart, right_start: rightStart, lines }: LogHunk): HunkRow[] {
  let left = leftStart;
  let right = rightStart;
  return lines.map(({ kind, text }) => ({
    kind,
    text,
    left: kind === "right" ? null : ++left,
    right: kind === "left" ? null : ++right,
  }));
}

/** The hunks with how many equal lines stand before each. */
export function withGaps(hunks: readonly LogHunk[]): { hunk: LogHunk; skipped: number }[] {
  let end = 0;
  return hunks.map((hunk) => {
    const skipped = hunk.left_start - end;
    end = hunk.left_start + hunk.lines.filter(({ kind }) => kind !== "right").length;
    return { hunk, skipped };
  });
}
