import type { RecentOutcome } from "@/api/types";
import { cn } from "@/lib/cn";
import { formatDuration } from "@/lib/format";
import { EXECUTION_LOOK, isLive } from "@/lib/status";

interface OutcomeStripProps {
  /** Newest first, as the API gives them. */
  recent: readonly RecentOutcome[];
  /** How many bars have room. */
  slots?: number;
  className?: string;
}

const HEIGHT = 16;
const BAR = 3;
const STEP = 4;

/** Recent outcomes as a bar code, newest at the right; height is duration against the usual. */
export function OutcomeStrip({ recent, slots = 30, className }: OutcomeStripProps) {
  const shown = recent.slice(0, slots);
  const usual = median(shown.map((outcome) => outcome.duration_ms ?? 0).filter((duration) => duration > 0));
  return (
    <svg
      width={slots * STEP}
      height={HEIGHT}
      className={cn("block shrink-0", className)}
      role="img"
      aria-label={describe(shown)}
    >
      {shown.map((outcome, index) => {
        const height = barHeight(outcome, usual);
        return (
          <rect
            key={outcome.id}
            x={(slots - 1 - index) * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={1}
            fill={outcome.state === "succeeded" ? "var(--bar)" : EXECUTION_LOOK[outcome.state].color}
          >
            <title>{`${EXECUTION_LOOK[outcome.state].word}, ${formatDuration(outcome.duration_ms)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** The usual duration is 9 px high; twice or half of it adds or takes away 3 px. */
function barHeight(outcome: RecentOutcome, usual: number): number {
  if (isLive(outcome.state)) return 6;
  if (outcome.state === "skipped" || outcome.state === "missed") return 3;
  if (!outcome.duration_ms || usual === 0) return 9;
  return Math.max(3, Math.min(HEIGHT, Math.round(9 + 3 * Math.log2(outcome.duration_ms / usual))));
}

function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function describe(recent: readonly RecentOutcome[]): string {
  if (recent.length === 0) return "No executions yet";
  const counts = new Map<string, number>();
  for (const { state } of recent) {
    const word = EXECUTION_LOOK[state].word.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, count]) => `${count} ${word}`).join(", ");
  return `Last ${recent.length} executions: ${words}`;
}
