import type { LogBlock, LogStreamName } from "./log-block";
import { areRanksKnown, ranksOf } from "./log-level";

export interface LayoutOptions {
  /** Characters that fit beside each other. */
  columns: number;
  wrap: boolean;
  /** Shows lines that repeat the one before once. */
  fold: boolean;
  /** A pause at least this long is shown; 0 shows none. */
  silenceMs: number;
  /** Lines that matter less are left out; 0 leaves out none. */
  minRank: number;
  /** Lines that are shown whole although they are long: offset to width in characters. */
  whole: ReadonlyMap<number, number>;
  /** Lines opened as trees: offset to how many rows each tree has. */
  trees: ReadonlyMap<number, number>;
  /** First lines of the repetitions that are shown one by one. */
  unfolded: ReadonlySet<number>;
  /** First lines of attempts, which are never folded into what was before. */
  starts: ReadonlySet<number>;
}

/** The line above a block, as far as what follows depends on it. */
export interface Above {
  text: string;
  stream: LogStreamName;
  time: number;
  /** The first line of the repetition that it belongs to. */
  head: number;
}

export interface BlockHeights {
  units: number;
  /** Units above each line and, at the end, above what follows; null when each line has one. */
  tops: Int32Array | null;
  /** How many lines, from the first one on, say the same. */
  lead: number;
  /** Whether the first line repeats the one above. */
  continues: boolean;
  /** Where the repetition begins that the last line belongs to, as far as it is in the block. */
  headIndex: number;
}

interface Cached extends BlockHeights {
  key: string;
  length: number;
  aboveTime: number;
}

/** Room for what opens a tree, and for how often a line was printed, before its text; in characters. */
const TREE_CELLS = 3;
const FOLD_CELLS = 9;

const cache = new WeakMap<LogBlock, Cached>();

/** What of `options` is the same for all blocks, to know heights by that were counted before. */
export function heightsKey({ columns, wrap, fold, silenceMs, minRank }: LayoutOptions): string {
  return `${wrap ? columns : 0} ${fold} ${silenceMs} ${minRank}`;
}

/** How many units each line of `block` takes. */
export function heightsOf(
  block: LogBlock,
  options: LayoutOptions,
  above: Above | null,
  key: string,
): BlockHeights {
  const continues = above !== null && options.fold && repeatsAbove(block, above, options);
  const unfoldedAbove = continues && options.unfolded.has(above.head);
  const isTouched = unfoldedAbove || hasException(block, options) || hasStart(block, options.starts);
  // Whose ranks have still to be found out is left out until then; that must not be remembered.
  const isPending = options.minRank > 0 && !areRanksKnown(block);
  const before = isTouched || isPending ? undefined : cache.get(block);
  const aboveTime = above?.time ?? Number.NaN;
  if (
    before?.key === key &&
    before.length === block.length &&
    before.continues === continues &&
    Object.is(before.aboveTime, aboveTime)
  )
    return before;
  if (isPending)
    return { units: 0, tops: new Int32Array(block.length + 1), lead: 0, continues: false, headIndex: 0 };
  const counted = count(block, options, above, continues);
  if (!isTouched) cache.set(block, { ...counted, key, length: block.length, aboveTime });
  return counted;
}

/** The last line of `block`, for the block that follows it. */
export function lastOf(block: LogBlock, above: Above | null, heights: BlockHeights): Above {
  const last = block.length - 1;
  const isWhole = heights.headIndex === 0 && heights.continues;
  return {
    text: block.texts[last] ?? "",
    stream: block.streams[last] ?? "stdout",
    time: block.times[last] ?? Number.NaN,
    head: isWhole && above ? above.head : (block.offsets[heights.headIndex] ?? -1),
  };
}

export function isSame(block: LogBlock, index: number, other: number): boolean {
  return block.texts[index] === block.texts[other] && block.streams[index] === block.streams[other];
}

export function rowsFor(cells: number, columns: number): number {
  return Math.max(1, Math.ceil(cells / Math.max(1, columns)));
}

function repeatsAbove(block: LogBlock, above: Above, { starts }: LayoutOptions): boolean {
  return block.texts[0] === above.text && block.streams[0] === above.stream && !starts.has(block.first);
}

function hasException(block: LogBlock, { whole, trees, unfolded }: LayoutOptions): boolean {
  for (const offsets of [whole.keys(), trees.keys(), unfolded.keys()])
    for (const offset of offsets) if (block.first <= offset && offset <= block.last) return true;
  return false;
}

function hasStart(block: LogBlock, starts: ReadonlySet<number>): boolean {
  for (const start of starts) if (block.first < start && start <= block.last) return true;
  return false;
}

function count(
  block: LogBlock,
  options: LayoutOptions,
  above: Above | null,
  continues: boolean,
): BlockHeights {
  const tops = new Int32Array(block.length + 1);
  const ranks = options.minRank > 0 ? ranksOf(block) : null;
  let lead = 1;
  let headIndex = 0;
  let isEven = true;
  let isUnfolded = continues && above !== null && options.unfolded.has(above.head);
  for (let index = 0; index < block.length; index++) {
    const offset = block.offsets[index] ?? -1;
    const repeats = index === 0 ? continues : isSame(block, index, index - 1);
    const isStart = options.starts.has(offset);
    if (repeats && !isStart && lead === index) lead = index + 1;
    if (!repeats || isStart) {
      isUnfolded = options.unfolded.has(offset);
      headIndex = index;
    }
    const isFolded = options.fold && repeats && !isStart && !isUnfolded;
    const isHidden = isFolded || (ranks !== null && isBelow(block, index, ranks[index] ?? 0, options));
    const isHead = !repeats || isStart ? isSame(block, index, index + 1) : false;
    const units = isHidden
      ? 0
      : lineUnits(block, index, options, isHead) + Number(silenceBefore(block, index, options, above) > 0);
    isEven &&= units === 1;
    tops[index + 1] = (tops[index] ?? 0) + units;
  }
  return { units: tops[block.length] ?? 0, tops: isEven ? null : tops, lead, continues, headIndex };
}

function isBelow(block: LogBlock, index: number, rank: number, { minRank }: LayoutOptions): boolean {
  return rank < minRank && block.streams[index] !== "system";
}

function lineUnits(block: LogBlock, index: number, options: LayoutOptions, isHead: boolean): number {
  const offset = block.offsets[index] ?? -1;
  const text = block.texts[index] ?? "";
  const whole = options.whole.get(offset);
  const tree = options.trees.get(offset) ?? 0;
  if (whole === undefined && !options.wrap) return 1 + tree;
  const marks = (mayBeTree(text) ? TREE_CELLS : 0) + (isHead && options.fold ? FOLD_CELLS : 0);
  return rowsFor((whole ?? block.cells[index] ?? 0) + marks, options.columns) + tree;
}

function mayBeTree(text: string): boolean {
  return text.startsWith("{") || text.startsWith("[");
}

/** How long before a line the one above it was printed, in milliseconds; NaN when that is not known. */
export function pauseBefore(block: LogBlock, index: number, above: Above | null): number {
  const before = index > 0 ? (block.times[index - 1] ?? Number.NaN) : (above?.time ?? Number.NaN);
  return (block.times[index] ?? Number.NaN) - before;
}

/** How long nothing was printed before a line, when that is worth a row; else 0. */
export function silenceBefore(
  block: LogBlock,
  index: number,
  { silenceMs, minRank }: LayoutOptions,
  above: Above | null,
): number {
  if (silenceMs === 0 || minRank > 0) return 0;
  const pause = pauseBefore(block, index, above);
  return pause >= silenceMs ? pause : 0;
}
