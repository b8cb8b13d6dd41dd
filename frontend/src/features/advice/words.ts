import type { Advice, AdviceKind } from "@/api/types";
import { formatCount, formatDuration } from "@/lib/format";
import { formatSize } from "@/lib/sizes";

const LABELS: Record<AdviceKind, string> = {
  timeout: "Time limit",
  memory: "Memory limit",
  retries: "Retries",
  frequency: "Schedule",
  dead: "State",
  duplicate: "State",
  move: "Schedule",
};

/** The setting that an advice is about. */
export function settingLabel(kind: AdviceKind): string {
  return LABELS[kind];
}

const SECOND_MS = 1_000;

/** `median 3.4 s`: a number that an advice rests on. */
export function evidenceWords({ value, unit }: Advice["evidence"][number]): string {
  if (unit === "s") return formatDuration(value * SECOND_MS);
  if (unit === "bytes") return formatSize(Math.round(value));
  const number = Math.abs(value) < 10 ? value.toFixed(1).replace(/\.0$/, "") : formatCount(Math.round(value));
  if (unit === "%") return `${number}%`;
  return number;
}
