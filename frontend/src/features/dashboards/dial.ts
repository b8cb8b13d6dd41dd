interface Marks {
  warn_at?: number | null;
  bad_at?: number | null;
}

/** How bad a value is; where `bad_at` lies below `warn_at`, low values are the bad ones. */
export function levelOf(value: number, { warn_at: warn, bad_at: bad }: Marks): "good" | "warn" | "bad" {
  const isLowBad = typeof warn === "number" && typeof bad === "number" && bad < warn;
  const reaches = (mark: number | null | undefined) =>
    typeof mark === "number" && (isLowBad ? value <= mark : value >= mark);
  if (reaches(bad)) return "bad";
  return reaches(warn) ? "warn" : "good";
}

/** Where a value stands on the scale, from 0 to 1. */
export function shareOf(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

const CENTER = { x: 60, y: 62 };
const RADIUS = 52;

/** The arc of a half circle from its left end on, in a box of 120 by 76. */
export function dialPath(share: number): string {
  const angle = Math.PI * (1 - share);
  const x = CENTER.x + RADIUS * Math.cos(angle);
  const y = CENTER.y - RADIUS * Math.sin(angle);
  return `M${CENTER.x - RADIUS} ${CENTER.y}A${RADIUS} ${RADIUS} 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)}`;
}
