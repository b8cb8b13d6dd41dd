import type { AnsiSpan, AnsiStyle } from "@/lib/ansi";

export interface MarkedSpan {
  text: string;
  style: AnsiStyle;
  isMatch: boolean;
}

const MAX_MATCHES_IN_LINE = 500;

/** Cuts runs of one look where a match of `pattern` begins or ends, matches that cross runs included. */
export function splitSpans(spans: readonly AnsiSpan[], pattern: RegExp | null): MarkedSpan[] {
  const ranges = pattern ? matchesIn(spans.map(({ text }) => text).join(""), pattern) : [];
  const marked: MarkedSpan[] = [];
  let column = 0;
  let next = 0;
  for (const { text, style } of spans) {
    const end = column + text.length;
    let at = column;
    while (at < end) {
      while ((ranges[next]?.end ?? Infinity) <= at) next += 1;
      const range = ranges[next];
      const isMatch = range !== undefined && range.start <= at;
      const until = Math.min(end, (isMatch ? range.end : range?.start) ?? end);
      marked.push({ text: text.slice(at - column, until - column), style, isMatch });
      at = until;
    }
    column = end;
  }
  return marked;
}

function matchesIn(text: string, pattern: RegExp): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  pattern.lastIndex = 0;
  for (
    let match = pattern.exec(text);
    match && ranges.length < MAX_MATCHES_IN_LINE;
    match = pattern.exec(text)
  ) {
    if (match[0] === "") break;
    ranges.push({ start: match.index, end: match.index + match[0].length });
  }
  return ranges;
}
