import * as api from "@/api/client";
import type { Slot, SlotPage } from "@/api/types";

/** A span of time in epoch milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** What is known of a span; where there are too many due times it begins later than was asked for. */
export interface SlotHistory extends Span {
  /** Rising by due time. */
  slots: Slot[];
  /** Earlier ones were left out. */
  isCut: boolean;
  /** Earlier ones are no longer kept. */
  isForgotten: boolean;
}

/** Asks for one page. */
export type SlotPager = (span: Span, cursor: string | null) => Promise<SlotPage>;

export const PAGE_SIZE = 1_000;
/** More than this is neither fetched nor drawn. */
export const MAX_SLOTS = 5_000;
/** Of one span, however small the server makes its pages. */
const MAX_PAGES = 25;
/** How often a span that holds too many is narrowed. */
const MAX_TRIES = 4;
/** So that a denser end of the span still fits. */
const SAFETY = 0.8;

export function slotPager(jobId: string, signal?: AbortSignal): SlotPager {
  return ({ from, to }, cursor) =>
    api.listSlots(
      {
        job_id: jobId,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        limit: PAGE_SIZE,
        cursor,
      },
      { signal },
    );
}

/** The slots of a span, page after page; of too many the newest. */
export async function fetchSlots(fetchPage: SlotPager, span: Span): Promise<SlotHistory> {
  let { from } = span;
  for (let attempt = 1; ; attempt += 1) {
    const found = await fetchPages(fetchPage, { from, to: span.to });
    const isWhole = !found.hasMore;
    if (isWhole || attempt === MAX_TRIES)
      return {
        slots: found.slots,
        from,
        to: span.to,
        isCut: from > span.from || !isWhole,
        isForgotten: found.isForgotten,
      };
    from = laterStart({ from, to: span.to }, found.slots);
  }
}

interface Pages {
  slots: Slot[];
  hasMore: boolean;
  isForgotten: boolean;
}

/** Reads on while all of the span can be expected to fit. */
async function fetchPages(fetchPage: SlotPager, span: Span): Promise<Pages> {
  const slots: Slot[] = [];
  let cursor: string | null = null;
  let pages = 0;
  let isForgotten = false;
  do {
    const page: SlotPage = await fetchPage(span, cursor);
    slots.push(...page.items);
    isForgotten ||= !page.complete;
    cursor = page.next_cursor;
    pages += 1;
  } while (
    cursor !== null &&
    pages < MAX_PAGES &&
    slots.length + PAGE_SIZE <= MAX_SLOTS &&
    expected(span, slots) <= MAX_SLOTS
  );
  return { slots, hasMore: cursor !== null, isForgotten };
}

/** How many the whole span holds if it goes on as it began. */
function expected(span: Span, slots: readonly Slot[]): number {
  return (slots.length * (span.to - span.from)) / covered(span, slots);
}

function covered(span: Span, slots: readonly Slot[]): number {
  const last = slots.at(-1);
  return Math.max(1, Date.parse(last?.until ?? last?.due_at ?? "") - span.from || 1);
}

function laterStart(span: Span, slots: readonly Slot[]): number {
  const fitting = (SAFETY * MAX_SLOTS * covered(span, slots)) / Math.max(1, slots.length);
  // Never less of a step than a half, or a crowded end would be tried for ever.
  return Math.round(span.to - Math.min(fitting, (span.to - span.from) / 2));
}
