import { memo } from "react";
import type { ExecutionState } from "@/api/types";
import { formatDuration } from "@/lib/format";
import { EXECUTION_LOOK, isLive } from "@/lib/status";

interface OutcomeCodeProps {
  /** Newest first, as the API gives them. */
  outcomes: readonly ExecutionState[];
  durationsMs: readonly (number | null)[];
}

const SLOTS = 30;
const HEIGHT = 16;
const BAR = 3;
const STEP = 4;

/** Recent outcomes as a bar code, newest at the right; height is duration against the usual. One path for each colour. */
export const OutcomeCode = memo(function OutcomeCode({ outcomes, durationsMs }: OutcomeCodeProps) {
  const usual = median(durationsMs.filter((duration) => duration !== null && duration > 0) as number[]);
  const paths = new Map<string, string>();
  outcomes.slice(0, SLOTS).forEach((state, index) => {
    const color = state === "succeeded" ? "var(--bar)" : EXECUTION_LOOK[state].color;
    const height = barHeight(state, durationsMs[index] ?? null, usual);
    const bar = `M${(SLOTS - 1 - index) * STEP} ${HEIGHT}v${-height}h${BAR}v${height}z`;
    paths.set(color, (paths.get(color) ?? "") + bar);
  });
  const words = describe(outcomes, usual);
  return (
    <svg width={SLOTS * STEP} height={HEIGHT} className="block shrink-0" role="img" aria-label={words}>
      <title>{words}</title>
      {[...paths].map(([color, path]) => (
        <path key={color} d={path} fill={color} />
      ))}
    </svg>
  );
});

/** The usual duration is 9 px high; twice or half of it adds or takes away 3 px. */
function barHeight(state: ExecutionState, durationMs: number | null, usual: number): number {
  if (isLive(state)) return 6;
  if (state === "skipped" || state === "missed") return 3;
  if (!durationMs || usual === 0) return 9;
  return Math.max(3, Math.min(HEIGHT, Math.round(9 + 3 * Math.log2(durationMs / usual))));
}

function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function describe(outcomes: readonly ExecutionState[], usual: number): string {
  if (outcomes.length === 0) return "No executions yet";
  const counts = new Map<string, number>();
  for (const state of outcomes) {
    const word = EXECUTION_LOOK[state].word.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, count]) => `${count} ${word}`).join(", ");
  return `Last ${outcomes.length} executions: ${words}${usual > 0 ? `; usually ${formatDuration(usual)}` : ""}`;
}
