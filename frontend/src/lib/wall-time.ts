import { instantToWall, wallToInstant } from "@/lib/zoned-time";

/** A moment while it is being written. */
export interface WallTime {
  /** On the wall clock of some zone, as a datetime-local field has it; empty for none. */
  text: string;
  /** What the text was read from: its milliseconds, and which pass of a repeated hour, are not in the text. */
  was: string | null;
}

export const NO_TIME: WallTime = { text: "", was: null };

export function wallTimeOf(instant: string | null | undefined, zone: string): WallTime {
  return instant ? { text: instantToWall(instant, zone), was: instant } : NO_TIME;
}

/** RFC 3339; the very instant it was read from while the text still says so, null when there is none. */
export function instantOf({ text, was }: WallTime, zone: string): string | null {
  return was !== null && instantToWall(was, zone) === text ? was : wallToInstant(text, zone);
}
