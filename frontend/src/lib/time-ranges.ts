/** Spans of time that a history can be narrowed to; `all` is not written into the address. */
export const RANGES = [
  { id: "15m", label: "Last 15 min", ms: 15 * 60_000 },
  { id: "1h", label: "Last hour", ms: 3_600_000 },
  { id: "24h", label: "Last 24 h", ms: 24 * 3_600_000 },
  { id: "7d", label: "Last 7 days", ms: 7 * 24 * 3_600_000 },
  { id: "30d", label: "Last 30 days", ms: 30 * 24 * 3_600_000 },
  { id: "all", label: "All times", ms: null },
] as const;

export type RangeId = (typeof RANGES)[number]["id"];

const ALL = RANGES[5];

export function rangeOf(id: string | null): (typeof RANGES)[number] {
  return RANGES.find((range) => range.id === id) ?? ALL;
}

/** From when on, counted back from `now` in epoch milliseconds; null for all times. */
export function rangeStart(id: RangeId, now: number): string | null {
  const { ms } = rangeOf(id);
  return ms === null ? null : new Date(now - ms).toISOString();
}
