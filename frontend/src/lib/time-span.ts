/** The stretch of time that a page tells of, as it stands in the address. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Spans that end now. */
export const SPANS = [
  { id: "15m", label: "Last 15 minutes", ms: 15 * MINUTE_MS },
  { id: "1h", label: "Last hour", ms: HOUR_MS },
  { id: "6h", label: "Last 6 hours", ms: 6 * HOUR_MS },
  { id: "24h", label: "Last 24 hours", ms: DAY_MS },
  { id: "7d", label: "Last 7 days", ms: 7 * DAY_MS },
  { id: "30d", label: "Last 30 days", ms: 30 * DAY_MS },
  { id: "90d", label: "Last 90 days", ms: 90 * DAY_MS },
] as const;

export type SpanId = (typeof SPANS)[number]["id"];

/** `last`: so long until now, wherever now is. `between`: from one moment to another, in epoch milliseconds. */
export type TimeSpan = { kind: "last"; id: SpanId } | { kind: "between"; from: number; to: number };

export interface Bounds {
  /** Epoch milliseconds. */
  from: number;
  to: number;
}

export function isSpanId(text: string): text is SpanId {
  return SPANS.some(({ id }) => id === text);
}

/** How long a span is, in milliseconds. */
export function lengthOf(span: TimeSpan): number {
  if (span.kind === "between") return span.to - span.from;
  return SPANS.find(({ id }) => id === span.id)?.ms ?? DAY_MS;
}

/** Where a span begins and ends for one who looks at `now`. */
export function boundsOf(span: TimeSpan, now: number): Bounds {
  return span.kind === "between" ? { from: span.from, to: span.to } : { from: now - lengthOf(span), to: now };
}

/** The stretch of the same length that ends where this one begins. */
export function before({ from, to }: Bounds): Bounds {
  return { from: from - (to - from), to: from };
}

/** Reads `range=24h`, or `from=…&to=…` in RFC 3339; what cannot be read is `fallback`. */
export function readSpan(text: (name: string) => string, fallback: SpanId): TimeSpan {
  const from = Date.parse(text("from"));
  const to = Date.parse(text("to"));
  if (!Number.isNaN(from) && !Number.isNaN(to) && from < to) return { kind: "between", from, to };
  const id = text("range");
  return { kind: "last", id: isSpanId(id) ? id : fallback };
}

/** What `readSpan` reads back; the fallback leaves the address clean. */
export function writeSpan(span: TimeSpan, fallback: SpanId): Record<"range" | "from" | "to", string> {
  if (span.kind === "last") return { range: span.id === fallback ? "" : span.id, from: "", to: "" };
  return { range: "", from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
}
