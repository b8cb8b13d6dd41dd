import { plainText } from "@/lib/ansi";
import type { LogBlock } from "./log-block";
import type { LogStore } from "./log-store";

const SLICE_MS = 6;
const ERROR = /(?<!\b(?:0|no) )(?:error|exception|fatal|traceback)/i;

/** Matches text as typed; upper case counts only when the query has some. */
export function queryPattern(query: string): RegExp {
  const literal = query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(literal, query === query.toLowerCase() ? "gi" : "g");
}

/** Matches what programs print when something breaks. */
export function errorPattern(): RegExp {
  return ERROR;
}

interface Scanned {
  length: number;
  offsets: number[];
}

/** Finds the lines that match a pattern, a slice of time after another, as the lines come in. */
export class LogSearch {
  private readonly scanned = new Map<LogBlock, Scanned>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly unsubscribe: () => void;

  /** Lines that match so far. */
  count = 0;
  isDone = false;

  constructor(
    private readonly store: LogStore,
    private readonly pattern: RegExp,
    private readonly onChange: () => void = () => undefined,
  ) {
    this.unsubscribe = store.subscribe(() => this.scanSoon());
    this.scanSoon();
  }

  stop(): void {
    this.unsubscribe();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Offset of match number `index`, counted from 0. */
  at(index: number): number | null {
    let left = index;
    for (const { offsets } of this.inOrder()) {
      if (left < offsets.length) return offsets[left] ?? null;
      left -= offsets.length;
    }
    return null;
  }

  /** Number of the first match at or after `offset`; `count` when there is none. */
  indexFrom(offset: number): number {
    let index = 0;
    for (const { offsets } of this.inOrder()) {
      if ((offsets.at(-1) ?? -1) >= offset) return index + offsets.findIndex((found) => found >= offset);
      index += offsets.length;
    }
    return index;
  }

  has(offset: number): boolean {
    return this.at(this.indexFrom(offset)) === offset;
  }

  /** All matches in order. */
  *offsets(): Generator<number> {
    for (const { offsets } of this.inOrder()) yield* offsets;
  }

  /** Looks at lines until the time is up or none is left; true when none is left. */
  scan(budgetMs: number = SLICE_MS): boolean {
    const until = performance.now() + budgetMs;
    for (const segment of this.store.segments()) {
      if (segment.kind === "lines") this.scanBlock(segment.block);
      if (performance.now() > until) return false;
    }
    return true;
  }

  private scanBlock(block: LogBlock): void {
    const known = this.scanned.get(block) ?? { length: 0, offsets: [] };
    if (known.length === block.length) return;
    for (; known.length < block.length; known.length++) {
      if (!this.matches(block.texts[known.length] ?? "")) continue;
      known.offsets.push(block.offsets[known.length] ?? -1);
      this.count += 1;
    }
    this.scanned.set(block, known);
  }

  private matches(text: string): boolean {
    this.pattern.lastIndex = 0;
    return this.pattern.test(plainText(text));
  }

  private scanSoon(): void {
    if (this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      const before = this.count;
      const wasDone = this.isDone;
      this.isDone = this.scan();
      if (before !== this.count || wasDone !== this.isDone) this.onChange();
      if (!this.isDone) this.scanSoon();
    }, 0);
  }

  private *inOrder(): Generator<Scanned> {
    for (const segment of this.store.segments()) {
      const found = segment.kind === "lines" ? this.scanned.get(segment.block) : undefined;
      if (found) yield found;
    }
  }
}
