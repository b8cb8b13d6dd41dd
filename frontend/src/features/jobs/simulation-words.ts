import type { SimulationFigures, SimulationResult } from "@/api/types";
import { countOf, formatCount, formatDuration, joinWords } from "@/lib/format";

export interface FigureRow {
  name: string;
  before: string;
  after: string;
  /** `+12`, `−3 min`; empty when nothing changes. */
  change: string;
}

const FIGURES: readonly [name: string, key: keyof SimulationFigures, format: (value: number) => string][] = [
  ["Due", "due", formatCount],
  ["Ran", "ran", formatCount],
  ["Skipped", "skipped", formatCount],
  ["Missed", "missed", formatCount],
  ["Waited in all", "waited_ms_total", formatDuration],
  ["Longest wait", "waited_ms_max", formatDuration],
  ["Most at once", "peak", formatCount],
];

export function figureRows({ before, after }: SimulationResult): FigureRow[] {
  return FIGURES.map(([name, key, format]) => {
    const difference = after[key] - before[key];
    const sign = difference > 0 ? "+" : "−";
    return {
      name,
      before: format(before[key]),
      after: format(after[key]),
      change: difference === 0 ? "" : `${sign}${format(Math.abs(difference))}`,
    };
  });
}

/** What would have been otherwise, in one sentence. */
export function simulationSentence(result: SimulationResult): string {
  const { before, after, added_total: added, lost_total: lost } = result;
  if (before.due === 0 && after.due === 0)
    return "It was not due last month, neither as it is nor as changed.";
  const parts = [
    added > 0 ? `${countOf(added, "execution")} added` : "",
    lost > 0 ? `${countOf(lost, "execution")} lost` : "",
  ].filter(Boolean);
  if (parts.length > 0) return `There would have been ${joinWords(parts)}.`;
  return figureRows(result).some(({ change }) => change !== "")
    ? "The same executions, but not in the same way:"
    : `Nothing would have changed: ${countOf(after.ran, "execution")} either way.`;
}

/** On what the durations of the replayed runs rest. */
export function durationSentence({ durations }: SimulationResult): string {
  const { count, median_ms: median, source } = durations;
  return source === "history"
    ? `Executions are taken to last as they did: ${formatDuration(median)} in the median of ${formatCount(count)}.`
    : `No execution has been measured yet: each is taken to last ${formatDuration(median)}.`;
}
