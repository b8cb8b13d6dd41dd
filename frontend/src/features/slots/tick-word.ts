const DAY_MS = 86_400_000;

/** The label of a moment under a strip of `span` ms: `14:00`, at midnight and on long strips the day. */
export function tickWord(at: number, span: number, timeZone: string): string {
  const time = new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  if (time !== "00:00" && span <= 2 * DAY_MS) return time;
  return new Date(at).toLocaleDateString("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone,
  });
}
