const DAY_MS = 86_400_000;

/** For how long a topic can be muted; without days until somebody lifts it. */
export const MUTE_SPANS: readonly { label: string; days: number | null }[] = [
  { label: "for a day", days: 1 },
  { label: "for a week", days: 7 },
  { label: "for 30 days", days: 30 },
  { label: "until it is lifted", days: null },
];

/** When a mute that begins now is over. */
export function muteEnd(days: number | null, now: number): string | null {
  return days === null ? null : new Date(now + days * DAY_MS).toISOString();
}
