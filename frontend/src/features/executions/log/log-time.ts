export type TimeMode = "off" | "absolute" | "relative";

/** Characters that the time column needs. */
export const TIME_CELLS: Record<TimeMode, number> = { off: 0, absolute: 12, relative: 11 };

const ORDER: TimeMode[] = ["off", "absolute", "relative"];

export function nextTimeMode(mode: TimeMode): TimeMode {
  return ORDER[(ORDER.indexOf(mode) + 1) % ORDER.length] ?? "off";
}

/** `02:00:04.250` in the viewer's zone, or `+4.250` and `+1:02:04.250` since `startMs`. */
export function formatLogTime(timeMs: number, mode: TimeMode, startMs: number): string {
  if (mode === "off" || Number.isNaN(timeMs)) return "";
  if (mode === "relative") return relative(timeMs - startMs);
  const date = new Date(timeMs);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part, 2));
  return `${parts.join(":")}.${pad(date.getMilliseconds(), 3)}`;
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
