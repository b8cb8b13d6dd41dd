import type { Slot } from "@/api/types";

const MINUTE_MS = 60_000;

/** First and last moment that a record stands for, in epoch milliseconds. */
export function spanOf(slot: Pick<Slot, "due_at" | "until">): { from: number; to: number } {
  const from = Date.parse(slot.due_at);
  return { from, to: slot.until === null ? from : Date.parse(slot.until) };
}

function distance(slot: Slot, at: number): number {
  const { from, to } = spanOf(slot);
  return at < from ? from - at : Math.max(0, at - to);
}

function isNearer(slot: Slot, best: Slot, at: number): boolean {
  const difference = distance(slot, at) - distance(best, at);
  // What a backfill ran stands inside of the range that it was part of: the shorter one says more.
  return difference < 0 || (difference === 0 && length(slot) < length(best));
}

function length(slot: Slot): number {
  const { from, to } = spanOf(slot);
  return to - from;
}

/** The record nearest to a moment; of equally near ones the shortest, then the earliest. */
export function nearestSlot(slots: readonly Slot[], at: number): Slot | null {
  let best: Slot | null = null;
  for (const slot of slots) if (!best || isNearer(slot, best, at)) best = slot;
  return best;
}

/** Whether the record is about the minute that begins at `at`. */
export function isAbout(slot: Pick<Slot, "due_at" | "until">, at: number): boolean {
  const { from, to } = spanOf(slot);
  return from < at + MINUTE_MS && to >= at;
}
