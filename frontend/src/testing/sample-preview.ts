import type { SchedulePreview } from "@/api/types";

const DUE = "2026-11-22T02:00:00+00:00";

/** What the API says of a schedule, with `changes`. */
export function samplePreview(changes: Partial<SchedulePreview> = {}): SchedulePreview {
  return {
    fire_times: [DUE],
    description: "Every day at 02:00, UTC",
    warnings: [],
    slots: [{ due_at: DUE, skipped: null, detail: "" }],
    clock_changes: [],
    ...changes,
  };
}
