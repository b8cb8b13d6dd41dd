import type { PreviewSlot } from "@/api/types";

export type PreviewRow =
  | ({ kind: "slot" } & PreviewSlot)
  /** Due times that are skipped for the same reason as the one before. */
  | { kind: "more"; count: number; until: string };

const TOLD = 2;

/** The due times up to the fifth that runs; of many skipped in a row, the first ones and how many follow. */
export function previewRows(slots: readonly PreviewSlot[], shown = 5): PreviewRow[] {
  const rows: PreviewRow[] = [];
  let running = 0;
  let alike = 0;
  slots.forEach((slot, at) => {
    if (running === shown) return;
    const before = slots[at - 1];
    const isAlike =
      slot.skipped !== null && before?.skipped === slot.skipped && before.detail === slot.detail;
    alike = isAlike ? alike + 1 : 0;
    const last = rows.at(-1);
    if (slot.skipped === null) running += 1;
    if (alike < TOLD) rows.push({ kind: "slot", ...slot });
    else if (last?.kind === "more")
      rows[rows.length - 1] = { ...last, count: last.count + 1, until: slot.due_at };
    else rows.push({ kind: "more", count: 1, until: slot.due_at });
  });
  return rows;
}

/** Those before the end of a snooze are skipped, which a preview does not know of. */
export function withSnooze(slots: readonly PreviewSlot[], snoozedUntil: string | null): PreviewSlot[] {
  const awake = snoozedUntil === null ? Number.NEGATIVE_INFINITY : Date.parse(snoozedUntil);
  return slots.map((slot) =>
    slot.skipped === null && Date.parse(slot.due_at) < awake
      ? { ...slot, skipped: "snoozed", detail: "" }
      : slot,
  );
}
