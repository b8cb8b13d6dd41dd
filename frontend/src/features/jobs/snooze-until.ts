import { instantToWall, wallToInstant } from "@/lib/zoned-time";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When a working day begins. */
const MORNING = "08:00";

export type PauseLength = "resumed" | "hour" | "morning" | "date";

/** How long a job can be kept from running; all but the first end by themselves. */
export const PAUSE_LENGTHS: readonly { value: PauseLength; label: string }[] = [
  { value: "resumed", label: "Until somebody resumes it" },
  { value: "hour", label: "For 1 hour" },
  { value: "morning", label: `Until tomorrow ${MORNING}` },
  { value: "date", label: "Until a date…" },
];

/** The end of a snooze as RFC 3339, on the clock of `zone`; null when there is none, or `date` is no time to come. */
export function snoozeEnd(length: PauseLength, date: string, zone: string, now: number): string | null {
  switch (length) {
    case "resumed":
      return null;
    case "hour":
      return new Date(now + HOUR_MS).toISOString();
    case "morning": {
      const today = instantToWall(new Date(now).toISOString(), zone).slice(0, 10);
      const tomorrow = new Date(Date.parse(`${today}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
      return wallToInstant(`${tomorrow}T${MORNING}`, zone);
    }
    case "date": {
      const end = wallToInstant(date, zone);
      return end !== null && Date.parse(end) > now ? end : null;
    }
  }
}
