import type { Timing, Weekday } from "@/api/types";
import { instantOf, type WallTime, wallTimeOf } from "@/lib/wall-time";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const satisfies Weekday[];

/** One allowed window while it is being written. */
export interface WindowDraft {
  /** Tells rows apart while others come and go. */
  key: number;
  days: readonly Weekday[];
  /** `HH:MM`, as a time field has it; empty while half typed. */
  start: string;
  /** `00:00` is the midnight at which the day ends. */
  end: string;
}

/** What narrows a schedule, while it is being written; wall times are in the schedule's zone. */
export interface TimingDraft {
  starts_at: WallTime;
  ends_at: WallTime;
  /** NaN for none. */
  jitter_s: number;
  windows: readonly WindowDraft[];
  calendars: readonly string[];
}

const MIDNIGHT = "00:00";
const END_OF_DAY = "24:00";

export function timingDraftOf(timing: Timing, zone: string): TimingDraft {
  return {
    starts_at: wallTimeOf(timing.starts_at, zone),
    ends_at: wallTimeOf(timing.ends_at, zone),
    jitter_s: timing.jitter_s || Number.NaN,
    windows: (timing.windows ?? []).map(({ start, end, days = WEEKDAYS }, key) => ({
      key,
      days,
      start,
      end: end === END_OF_DAY ? MIDNIGHT : end,
    })),
    calendars: timing.calendars ?? [],
  };
}

/** One more: the working days, or what the last one has. */
export function addWindow(windows: readonly WindowDraft[]): WindowDraft[] {
  const last = windows.at(-1) ?? { days: WEEKDAYS.slice(0, 5), start: "08:00", end: "18:00" };
  const key = Math.max(-1, ...windows.map((window) => window.key)) + 1;
  return [...windows, { ...last, key }];
}

/** What is missing of a window, in words. */
export function windowGap({ days, start, end }: WindowDraft): string | undefined {
  if (days.length === 0) return "Choose at least one day.";
  return start === "" || end === "" ? "Give both times." : undefined;
}

/** Whether it ends on the day after the one on which it starts. */
export function isOvernight({ start, end }: WindowDraft): boolean {
  return end !== "" && end !== MIDNIGHT && end < start;
}

/** What was written; undefined while a window is not complete. */
export function timingOf(draft: TimingDraft, zone: string): Timing | undefined {
  if (draft.windows.some(windowGap)) return undefined;
  const startsAt = instantOf(draft.starts_at, zone);
  const endsAt = instantOf(draft.ends_at, zone);
  return {
    ...(startsAt === null ? {} : { starts_at: startsAt }),
    ...(endsAt === null ? {} : { ends_at: endsAt }),
    ...(draft.jitter_s > 0 ? { jitter_s: draft.jitter_s } : {}),
    ...(draft.windows.length > 0
      ? {
          windows: draft.windows.map(({ days, start, end }) => ({
            days: WEEKDAYS.filter((day) => days.includes(day)),
            start,
            end: end === MIDNIGHT ? END_OF_DAY : end,
          })),
        }
      : {}),
    ...(draft.calendars.length > 0 ? { calendars: [...draft.calendars] } : {}),
  };
}
