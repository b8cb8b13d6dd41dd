import type { ScheduleReading } from "@/api/types";
import { samplePreview } from "./sample-preview";

/** What the API makes of a text, with `changes`. */
export function sampleReading(changes: Partial<ScheduleReading> = {}): ScheduleReading {
  return {
    schedule: { kind: "cron", expression: "0 9 * * 1-5", timezone: "Europe/Paris" },
    timing: {},
    timezone: "Europe/Paris",
    confidence: 1,
    words: "At 09:00 on Monday to Friday",
    is_by_hand: false,
    doubts: [],
    unread: [],
    preview: samplePreview(),
    read_by: "rules",
    can_ask_model: false,
    ...changes,
  };
}
