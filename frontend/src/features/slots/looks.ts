import type { Slot } from "@/api/types";
import { DISPOSITION_LOOK, EXECUTION_LOOK, type StateLook } from "@/lib/status";

/** Lateness below this is not worth a mark, in milliseconds. */
const LATE_MS = 1_000;

/** Looks by how much they need a person, the gravest first. */
const GRAVITY: readonly StateLook[] = [
  EXECUTION_LOOK.failed,
  EXECUTION_LOOK.timed_out,
  EXECUTION_LOOK.abandoned,
  EXECUTION_LOOK.missed,
  EXECUTION_LOOK.skipped,
  DISPOSITION_LOOK.held,
  EXECUTION_LOOK.cancelled,
  DISPOSITION_LOOK.merged,
  EXECUTION_LOOK.retrying,
  EXECUTION_LOOK.running,
  EXECUTION_LOOK.queued,
  DISPOSITION_LOOK.fired,
  EXECUTION_LOOK.succeeded,
];

/** The mark of a due time: of its execution where it has one, else of what became of it. */
export function slotLook(slot: Pick<Slot, "disposition" | "execution_state">): StateLook {
  return slot.execution_state === null
    ? DISPOSITION_LOOK[slot.disposition]
    : EXECUTION_LOOK[slot.execution_state];
}

export function isLateSlot(slot: Pick<Slot, "late_ms">): boolean {
  return (slot.late_ms ?? 0) >= LATE_MS;
}

export function byGravity(left: StateLook, right: StateLook): number {
  return GRAVITY.indexOf(left) - GRAVITY.indexOf(right);
}

export interface LookCount {
  look: StateLook;
  count: number;
}

/** How many due times have each look, the gravest first. */
export function countLooks(slots: readonly Slot[]): LookCount[] {
  const counts = new Map<StateLook, number>();
  for (const slot of slots) counts.set(slotLook(slot), (counts.get(slotLook(slot)) ?? 0) + slot.count);
  return [...counts]
    .map(([look, count]) => ({ look, count }))
    .sort((left, right) => byGravity(left.look, right.look));
}
