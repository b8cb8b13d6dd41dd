import type { UrlFilters } from "@/lib/use-url-filters";

const HOUR_MS = 3_600_000;

export const RANGES = [
  { value: "24h", label: "24 h", span: 24 * HOUR_MS },
  { value: "7d", label: "7 d", span: 7 * 24 * HOUR_MS },
  { value: "30d", label: "30 d", span: 30 * 24 * HOUR_MS },
] as const;

export type RangeId = (typeof RANGES)[number]["value"];

/** The stretch of a job's past that is shown. */
export interface SlotWindow {
  /** Its length in milliseconds. */
  span: number;
  /** Its end in epoch milliseconds; null for the present, which moves on. */
  until: number | null;
  /** The choice that has this length, if one has. */
  range: RangeId | "";
}

/** Reads the window from the address: a range, or two bounds (`since`, `until`). */
export function readWindow(url: Pick<UrlFilters, "text">): SlotWindow {
  const since = Date.parse(url.text("since"));
  const until = Date.parse(url.text("until"));
  if (since < until) {
    const span = until - since;
    return { span, until, range: RANGES.find((range) => range.span === span)?.value ?? "" };
  }
  const { value, span } = RANGES.find(({ value: id }) => id === url.text("due")) ?? RANGES[0];
  return { span, until: null, range: value };
}

type Address = Record<"due" | "since" | "until", string>;

/** The address of a range that ends in the present. */
export function rangeAddress(range: RangeId): Address {
  return { due: range === RANGES[0].value ? "" : range, since: "", until: "" };
}

/** The address of a stretch of the past. */
export function spanAddress(from: number, to: number): Address {
  return { due: "", since: new Date(from).toISOString(), until: new Date(to).toISOString() };
}

export function olderAddress({ span, until }: SlotWindow, now: number): Address {
  const end = (until ?? now) - span;
  return spanAddress(end - span, end);
}

/** A window that would end so near to the present, as a share of its length, is the present's. */
const NEAR = 0.1;

/** The following window; the present where that is reached. */
export function newerAddress({ span, until, range }: SlotWindow, now: number): Address {
  const start = until ?? now;
  return start + (1 + NEAR) * span < now
    ? spanAddress(start, start + span)
    : rangeAddress(range === "" ? "24h" : range);
}
