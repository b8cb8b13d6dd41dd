/** A half-open range of offsets: from `start` up to, not including, `end`. */
export interface Range {
  start: number;
  end: number;
}

/** Whole numbers kept as sorted, disjoint, half-open ranges. */
export class RangeSet {
  private ranges: Range[] = [];

  /** The ranges in ascending order; not to be changed. */
  get all(): readonly Range[] {
    return this.ranges;
  }

  /** The first number that is not in the set, counted from 0. */
  get prefixEnd(): number {
    const first = this.ranges[0];
    return first?.start === 0 ? first.end : 0;
  }

  add(start: number, end: number): void {
    if (end <= start) return;
    const low = this.firstEndingAtOrAfter(start);
    let high = low;
    let joined: Range = { start, end };
    for (; high < this.ranges.length; high++) {
      const range = this.ranges[high];
      if (!range || range.start > end) break;
      joined = { start: Math.min(joined.start, range.start), end: Math.max(joined.end, range.end) };
    }
    this.ranges.splice(low, high - low, joined);
  }

  has(value: number): boolean {
    const range = this.ranges[this.firstEndingAtOrAfter(value + 1)];
    return range !== undefined && range.start <= value;
  }

  /** What of `start` up to `end` is not in the set. */
  missing(start: number, end: number): Range[] {
    const gaps: Range[] = [];
    let from = start;
    for (let index = this.firstEndingAtOrAfter(start); index < this.ranges.length; index++) {
      const range = this.ranges[index];
      if (!range || range.start >= end) break;
      if (range.start > from) gaps.push({ start: from, end: range.start });
      from = Math.max(from, range.end);
    }
    if (from < end) gaps.push({ start: from, end });
    return gaps;
  }

  private firstEndingAtOrAfter(value: number): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.end ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
