import type { SlotHistory } from "./api/fetch-slots";
import { countOf, formatClock, formatCount, formatDuration, formatExact } from "@/lib/format";
import { countLooks, isLateSlot, type ShownSlot, slotLook } from "./looks";
import type { SlotMark } from "./marks";
import { isAbout, spanOf } from "./nearest";

/** A span with its slots as they are shown. */
export interface ShownHistory extends Omit<SlotHistory, "slots"> {
  slots: ShownSlot[];
}

/** `57 succeeded, 3 failed`. */
export function countWords(slots: readonly ShownSlot[]): string {
  return countLooks(slots)
    .map(({ look, count }) => `${formatCount(count)} ${look.word.toLowerCase()}`)
    .join(", ");
}

/** The sentence over the strip: how many were due, and what became of them. */
export function summary(history: ShownHistory, now: number, zone: string): string {
  const { slots, isCut, isForgotten, from } = history;
  const total = slots.reduce((sum, slot) => sum + slot.count, 0);
  if (total === 0)
    return isForgotten ? "What was due in this time is no longer kept." : "Nothing was due in this time.";
  const since = isCut ? ` since ${formatClock(from, now, zone)}; the earlier ones are too many to show` : "";
  const kept = isForgotten ? " Older ones are no longer kept." : "";
  return `${countOf(total, "due time")}: ${countWords(slots)}${since}.${kept}`;
}

/** `Succeeded`, `Skipped`, `Succeeded, 12 s late`. */
export function slotWord(slot: ShownSlot): string {
  const { word } = slotLook(slot);
  return isLateSlot(slot) ? `${word}, ${formatDuration(slot.late_ms)} late` : word;
}

/** When a record was due; of several the first and the last. */
export function dueWords(slot: ShownSlot, zone: string): string {
  const { from, to } = spanOf(slot);
  if (to === from) return formatExact(from, zone);
  return `${countOf(slot.count, "due time")} from ${formatExact(from, zone)} to ${formatExact(to, zone)}`;
}

/** What a mark says when it is hovered or has the focus. */
export function markWords(mark: SlotMark, now: number, zone: string): string {
  const [slot] = mark.slots;
  // What is said of several names the first and the last itself.
  if (!mark.isGroup && slot) return slot.count > 1 ? slot.text : `${dueWords(slot, zone)}: ${slot.text}`;
  const clock = (at: number) => formatClock(at, now, zone);
  return `${clock(mark.from)} to ${clock(mark.to)}: ${countWords(mark.slots)}.`;
}

/** Answers "why did it not run at …?" for the due time that is nearest to `at`. */
export function nearestWords(slot: ShownSlot, at: number, zone: string): string {
  if (isAbout(slot, at)) return slot.text;
  return `It was not due then. The nearest due time is ${formatExact(spanOf(slot).from, zone)}: ${slot.text}`;
}
