import type { LogBlock, LogStreamName } from "./log-block";

/** How much a line matters, by what it says of itself; `unknown` where it says nothing. */
export type LogLevel = "unknown" | "debug" | "info" | "warn" | "error";

const RANKS: Record<LogLevel, number> = { unknown: 0, debug: 1, info: 2, warn: 3, error: 4 };
const LEVELS: readonly LogLevel[] = ["unknown", "debug", "info", "warn", "error"];

/** Levels are told near the start of a line. */
const LOOKED_AT = 240;
/** A word on its own counts in capitals only: "no error" is a sentence. */
const BARE = /\b(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL|PANIC|EMERG|ALERT)\b/;
const TOLD =
  /\b(?:level|lvl|severity)["']?\s*[=:]\s*["']?(trace|debug|info|notice|warn|err|crit|fatal|panic)|\[(trace|debug|info|notice|warning|warn|error|critical|fatal)\]|^(?:\S+\s+){0,3}(trace|debug|info|notice|warning|warn|error|critical|fatal):|^([DIWEF])\d{4} \d\d:/i;
const FAILURE = /^(?:[\w.]*(?:Error|Exception)\b|Traceback \(|panic: )/;
const CONTINUES = /^[ \t]+\S/;

const RANK_OF: Record<string, number> = {
  trace: RANKS.debug,
  debug: RANKS.debug,
  d: RANKS.debug,
  info: RANKS.info,
  notice: RANKS.info,
  i: RANKS.info,
  warn: RANKS.warn,
  warning: RANKS.warn,
  w: RANKS.warn,
};

/** The level that a line tells, as a number: the higher, the more it matters. */
export function rankOf(text: string, stream: LogStreamName): number {
  const start = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const bare = BARE.exec(start)?.[1];
  if (bare) return RANK_OF[bare.toLowerCase()] ?? RANKS.error;
  const told = TOLD.exec(start);
  if (told) {
    const word = told[1] ?? told[2] ?? told[3] ?? told[4] ?? "";
    return RANK_OF[word.toLowerCase()] ?? RANKS.error;
  }
  if (FAILURE.test(start)) return RANKS.error;
  return stream === "stderr" ? RANKS.warn : RANKS.unknown;
}

export function levelOf(text: string, stream: LogStreamName): LogLevel {
  return LEVELS[rankOf(text, stream)] ?? "unknown";
}

export function rankOfLevel(level: LogLevel): number {
  return RANKS[level];
}

const known = new WeakMap<LogBlock, Uint8Array>();

/** The ranks of a block's lines; a line that begins with blanks belongs to the one before it, as in a stack trace. */
export function ranksOf(block: LogBlock): Uint8Array {
  const before = known.get(block);
  if (before?.length === block.length) return before;
  const ranks = new Uint8Array(block.length);
  if (before) ranks.set(before);
  for (let index = before?.length ?? 0; index < block.length; index++) {
    const text = block.texts[index] ?? "";
    const above = index > 0 ? (ranks[index - 1] ?? 0) : 0;
    ranks[index] = Math.max(
      rankOf(text, block.streams[index] ?? "stdout"),
      CONTINUES.test(text) && block.streams[index] === block.streams[index - 1] ? above : 0,
    );
  }
  known.set(block, ranks);
  return ranks;
}

/** Most lines whose rank is found out while a page is drawn. */
const FEW = 200;

/** Whether `ranksOf` would answer at once. */
export function areRanksKnown(block: LogBlock): boolean {
  return block.length - (known.get(block)?.length ?? 0) <= FEW;
}
