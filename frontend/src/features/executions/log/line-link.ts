/** Offsets of lines that an address points to, both included. */
export interface LineRange {
  first: number;
  last: number;
}

/** Reads `#L12` and `#L12-L40`; lines are numbered from 1. */
export function readLineHash(hash: string): LineRange | null {
  const match = /^#L(\d{1,9})(?:-L(\d{1,9}))?$/.exec(hash);
  if (!match) return null;
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
  if (from < 1 || to < 1) return null;
  return { first: Math.min(from, to) - 1, last: Math.max(from, to) - 1 };
}

export function writeLineHash({ first, last }: LineRange): string {
  return first === last ? `#L${first + 1}` : `#L${first + 1}-L${last + 1}`;
}

/** The range after a click on the number of the line at `offset`; with shift it grows from where it began. */
export function extendRange(before: LineRange | null, offset: number, withShift: boolean): LineRange {
  if (!before || !withShift) return { first: offset, last: offset };
  return { first: Math.min(before.first, offset), last: Math.max(before.last, offset) };
}
