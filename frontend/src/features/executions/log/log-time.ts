import { zoned } from "@/lib/zoned-format";

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

export type TimeMode = "off" | "absolute" | "relative" | "delta";

/** Characters that the time column needs. */
export const TIME_CELLS: Record<TimeMode, number> = { off: 0, absolute: 12, relative: 11, delta: 11 };

export const TIME_MODES: readonly TimeMode[] = ["off", "absolute", "relative", "delta"];

export const TIME_WORDS: Record<TimeMode, string> = {
  off: "off",
  absolute: "clock",
  relative: "since start",
  delta: "since the line before",
};

export function nextTimeMode(mode: TimeMode): TimeMode {
  return TIME_MODES[(TIME_MODES.indexOf(mode) + 1) % TIME_MODES.length] ?? "off";
}

export interface TimeLook {
  time: TimeMode;
  /** What relative times count from, epoch milliseconds. */
  startMs: number;
  /** Whose clock is shown. */
  zone: string;
}

/**
 * `02:00:04.250` on the clock of the zone, `+4.250` and `+1:02:04.250` since `startMs`, or the same since the line above,
 * `pauseMs` ago.
 */
export function formatLogTime(timeMs: number, look: TimeLook, pauseMs: number | null): string {
  if (look.time === "off" || Number.isNaN(timeMs)) return "";
  if (look.time === "relative") return relative(timeMs - look.startMs);
  if (look.time === "delta") return pauseMs === null ? "" : relative(pauseMs);
  const clock = zoned(timeMs, look.zone, CLOCK);
  return `${clock}.${pad(((timeMs % 1000) + 1000) % 1000, 3)}`;
}

function relative(differenceMs: number): string {
  const total = Math.abs(Math.round(differenceMs));
  const [hours, minutes] = [Math.floor(total / 3_600_000), Math.floor(total / 60_000) % 60];
  const seconds = Math.floor(total / 1000) % 60;
  const lead = hours > 0 ? `${hours}:${pad(minutes, 2)}:` : minutes > 0 ? `${minutes}:` : "";
  const whole = lead === "" ? String(seconds) : pad(seconds, 2);
  return `${differenceMs < 0 ? "-" : "+"}${lead}${whole}.${pad(total % 1000, 3)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
