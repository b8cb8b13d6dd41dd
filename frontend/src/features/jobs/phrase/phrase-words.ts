import type { ScheduleReading, UnreadPart } from "@/api/types";
import { joinWords } from "@/lib/format";
import { timingDraftOf, type TimingDraft } from "../timing-draft";
import { draftOf, type ScheduleDraft } from "../schedule-draft";

const SURE = 0.95;
const LIKELY = 0.6;

/** How sure a reading is, in a word and a number. */
export function sureness(confidence: number): string {
  const percent = `${Math.round(confidence * 100)} %`;
  if (confidence >= SURE) return `Sure (${percent})`;
  return confidence >= LIKELY ? `Likely (${percent})` : `Doubtful (${percent})`;
}

/** What was not understood, in quotation marks. */
export function unreadWords(unread: readonly UnreadPart[]): string {
  return unread.map(({ text }) => `“${text}”`).join(", ");
}

/** The reading in the fields of a form; jitter and calendars, which no text tells, stay. */
export function draftsOfReading(
  reading: ScheduleReading,
  timing: TimingDraft,
): { schedule: ScheduleDraft; timing: TimingDraft } {
  const { timezone } = reading;
  const told = timingDraftOf(reading.timing, timezone);
  return {
    schedule: draftOf(reading.schedule, timezone),
    timing: { ...told, jitter_s: timing.jitter_s, calendars: timing.calendars },
  };
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  executor: "What it runs",
  name: "Name",
  timeout_s: "Ended after",
  retry: "Retries",
  tags: "Tags",
  queue: "Queue",
  priority: "Priority",
  overlap: "Overlap",
};
const MISSING_WORDS: Readonly<Record<string, string>> = {
  "/name": "a name",
  "/executor/config/command": "what it runs",
  "/schedule": "when it runs",
};

/** A field of a job, as its form calls it. */
export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

/** What a sentence left out of a job. */
export function missingWords(missing: readonly string[]): string {
  return joinWords(missing.map((pointer) => MISSING_WORDS[pointer] ?? pointer));
}
