import type { Span } from "./api/fetch-slots";
import type { ShownSlot } from "./looks";
import { spanOf } from "./nearest";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Widths that a group of due times may stand for. */
const STEPS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
];

/** A record that lasted so many steps is not part of a group. */
const WIDE_STEPS = 3;

/** Marks nearer than this would touch, in pixels. */
export const MARK_PX = 10;

/** One mark of the strip: a record of the ledger, or all that share a stretch of time. */
export interface SlotMark extends Span {
  /** One, unless the mark is of a group. */
  slots: ShownSlot[];
  /** Of a group the whole stretch is clicked, of a record what it stands for. */
  isGroup: boolean;
  /** Due times. */
  count: number;
}

interface Canvas extends Span {
  /** Pixels. */
  width: number;
  /** What the clocks of the job's zone are ahead of UTC, in milliseconds: days begin there. */
  offsetMs: number;
}

/** The marks that have room on the strip: each record its own, or groups where they would touch. */
export function marksOf(slots: readonly ShownSlot[], canvas: Canvas): SlotMark[] {
  return isRoomy(slots, canvas) ? slots.map(single) : grouped(slots, canvas);
}

function single(slot: ShownSlot): SlotMark {
  return { ...spanOf(slot), slots: [slot], isGroup: false, count: slot.count };
}

function pxPerMs({ from, to, width }: Canvas): number {
  return width / Math.max(1, to - from);
}

function isRoomy(slots: readonly ShownSlot[], canvas: Canvas): boolean {
  const least = MARK_PX / pxPerMs(canvas);
  return slots.every((slot, index) => {
    const before = slots[index - 1];
    return !before || spanOf(slot).from - spanOf(before).to >= least;
  });
}

/** The shortest step whose marks do not touch. */
function stepFor(canvas: Canvas): number {
  return STEPS_MS.find((step) => step * pxPerMs(canvas) >= MARK_PX) ?? DAY_MS * 7;
}

function grouped(slots: readonly ShownSlot[], canvas: Canvas): SlotMark[] {
  const step = stepFor(canvas);
  const marks: SlotMark[] = [];
  for (const slot of slots) {
    const own = single(slot);
    if (own.to - own.from >= WIDE_STEPS * step) {
      marks.push(own);
      continue;
    }
    const from = Math.floor((own.from + canvas.offsetMs) / step) * step - canvas.offsetMs;
    const last = marks.at(-1);
    if (last?.isGroup && last.from === from) {
      last.slots.push(slot);
      last.count += slot.count;
    } else marks.push({ from, to: from + step, slots: [slot], isGroup: true, count: slot.count });
  }
  return marks.map(ungrouped);
}

/** A group of one is that one's own mark, in the middle of the group's place so that it touches no other. */
function ungrouped(mark: SlotMark): SlotMark {
  if (!mark.isGroup || mark.slots.length > 1) return mark;
  const middle = (mark.from + mark.to) / 2;
  return { ...mark, from: middle, to: middle, isGroup: false };
}

/** Moments for the labels under the strip, on whole steps of the zone's clock. */
export function ticksOf({ from, to, width, offsetMs }: Canvas, labelPx: number): number[] {
  const room = Math.max(1, Math.floor(width / labelPx));
  const step = STEPS_MS.find((size) => (to - from) / size <= room) ?? 7 * DAY_MS;
  const first = Math.ceil((from + offsetMs) / step) * step - offsetMs;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step);
}
