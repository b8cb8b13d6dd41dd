import type { Disposition, Slot } from "@/api/types";
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
  DISPOSITION_LOOK.pending,
  EXECUTION_LOOK.cancelled,
  DISPOSITION_LOOK.merged,
  EXECUTION_LOOK.retrying,
  EXECUTION_LOOK.running,
  EXECUTION_LOOK.queued,
  DISPOSITION_LOOK.fired,
  EXECUTION_LOOK.succeeded,
];

/** The execution to open; none where its document is no longer kept. */
export function executionOf(slot: Pick<Slot, "execution_id" | "execution_state">): string | null {
  return slot.execution_state === null ? null : slot.execution_id;
}

/** The mark of a due time: of its execution where it has one, else of what became of it. */
export function slotLook(slot: Pick<ShownSlot, "disposition" | "execution_state">): StateLook {
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

/** A due time as it is shown: where nothing is paused, what is not settled yet is about to be. */
export interface ShownSlot extends Omit<Slot, "disposition"> {
  disposition: Disposition | "pending";
}

export function shownSlot(slot: Slot, isHeld: boolean): ShownSlot {
  return slot.disposition === "held" && !isHeld ? { ...slot, disposition: "pending" } : slot;
}

/** How many due times have each look, the gravest first. */
export function countLooks(slots: readonly ShownSlot[]): LookCount[] {
  const counts = new Map<StateLook, number>();
  for (const slot of slots) counts.set(slotLook(slot), (counts.get(slotLook(slot)) ?? 0) + slot.count);
  return [...counts]
    .map(([look, count]) => ({ look, count }))
    .sort((left, right) => byGravity(left.look, right.look));
}
