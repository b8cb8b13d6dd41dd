import type { Findings, UsualDuration } from "@/api/types";
import { formatCount, formatDuration } from "@/lib/format";

/** Beyond what nine in ten took, by this share and by this much, it was not chance. */
const SLACK = 0.2;
const SLACK_MS = 250;
/** From here on a factor says more than a word. */
const WORTH_A_FACTOR = 1.5;

/** How far a duration is from what is usual. */
export type Pace = "usual" | "long" | "short";

export function paceOf(durationMs: number, { low_ms: low, high_ms: high }: UsualDuration): Pace {
  if (durationMs > high * (1 + SLACK) + SLACK_MS) return "long";
  return durationMs < low * (1 - SLACK) - SLACK_MS ? "short" : "usual";
}

/** `as usual`, `3.2 times the usual 1.3 s`, `shorter than the usual 1.3 s`: what follows a duration. */
export function usualWords(durationMs: number, usual: UsualDuration): string {
  const median = formatDuration(usual.median_ms);
  const pace = paceOf(durationMs, usual);
  if (pace === "usual") return "as usual";
  const factor = usual.median_ms > 0 ? durationMs / usual.median_ms : 0;
  if (pace === "long" && factor >= WORTH_A_FACTOR)
    return `${factor < 10 ? factor.toFixed(1) : formatCount(Math.round(factor))} times the usual ${median}`;
  return `${pace === "long" ? "longer" : "shorter"} than the usual ${median}`;
}

/** Facts that say how it ended, which the head of the page says already, or that follow from others. */
const SAID = new Set([
  "job_name",
  "job_version",
  "state",
  "exit_code",
  "cause",
  "error",
  "reason",
  "attempts",
  "log_lines",
  "lag_ms",
  "output",
  "condition",
  "missed_count",
]);

/** The facts that may have to do with it; how long it took is drawn where it is known what is usual. */
export function tellingFields({ fields, usual }: Findings): Findings["fields"] {
  const isDrawn = (name: string) => name === "duration_ms" && usual !== null;
  return fields.filter(({ name }) => !SAID.has(name) && !isDrawn(name) && !name.startsWith("metric:"));
}

/** Whether it was given the same to do as the last success, so that the cause is likely outside. */
export function isSameWork(findings: Findings): boolean {
  const isGiven = ({ name }: Findings["fields"][number]) => name.startsWith("parameter:");
  return findings.last_good !== null && findings.definition.length === 0 && !findings.fields.some(isGiven);
}

/** Of a value that is told in a line. */
const VALUE_CHARACTERS = 80;
/** What is alike before the first difference, as far as it helps to find the place. */
const LEAD_CHARACTERS = 24;

/** `text` in one line of bounded length. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= VALUE_CHARACTERS ? line : `${line.slice(0, VALUE_CHARACTERS - 1)}…`;
}

/** Two texts in one line each, from shortly before where they part. */
export function whereApart(left: string, right: string): [left: string, right: string] {
  const [one, other] = [left.replace(/\s+/g, " "), right.replace(/\s+/g, " ")];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const start =
    Math.max(one.length, other.length) <= VALUE_CHARACTERS ? 0 : Math.max(0, at - LEAD_CHARACTERS);
  const cut = (text: string) => `${start > 0 ? "…" : ""}${shortened(text.slice(start))}`;
  return [cut(one), cut(other)];
}
