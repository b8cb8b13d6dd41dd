import type { Slot } from "@/api/types";

/** A due time that ran well, with `changes`. */
export function sampleSlot(changes: Partial<Slot> = {}): Slot {
  return {
    due_at: "2026-11-21T02:00:00Z",
    until: null,
    count: 1,
    disposition: "fired",
    reason: null,
    text: "Started 40 ms after 02:00:00 and succeeded.",
    late_ms: 40,
    execution_id: "a1b2c3d4e5f6g7h8-19a",
    execution_state: "succeeded",
    backfill_id: null,
    ...changes,
  };
}

/** `count` slots, one each `stepMs` from `from` (epoch ms). */
export function slotsEvery(stepMs: number, count: number, from: number): Slot[] {
  return Array.from({ length: count }, (_, index) =>
    sampleSlot({
      due_at: new Date(from + index * stepMs).toISOString(),
      execution_id: `e${index}`,
    }),
  );
}
