import type { InsightStatement, InsightTopic, Verdict } from "@/api/types";
import { formatBytes, formatDuration, formatNumber } from "@/lib/format";

export const TOPIC_WORDS: Record<InsightTopic, string> = {
  duration: "Duration",
  cpu_share: "CPU share",
  memory: "Memory",
  output: "Output",
  outcome: "Failures",
  start: "Starts",
  host: "Host",
  scheduler: "Scheduler",
  workers: "Workers",
};

export const TOPICS = Object.keys(TOPIC_WORDS) as InsightTopic[];

export const VERDICT_WORDS: Record<Verdict, string> = { useful: "Useful", normal: "Normal here" };

const KIND_WORDS: Partial<Record<string, string>> = {
  slow_run: "Took long",
  fast_run: "Too fast",
  slower: "Has become slower",
  faster: "Has become faster",
  cpu_high: "High CPU share",
  cpu_low: "Low CPU share",
  cpu_rising: "Higher CPU share than before",
  cpu_falling: "Lower CPU share than before",
  memory_high: "Much memory",
  memory_low: "Little memory",
  memory_rising: "More memory than before",
  memory_falling: "Less memory than before",
  output_high: "Much output",
  output_low: "Little output",
  output_rising: "More output than before",
  output_falling: "Less output than before",
  failures: "Fails more often",
  timeout: "Ended at its time limit",
  stuck: "Seems stuck",
  long_running: "Runs long",
  late_start: "Started late",
  missing: "Did not start",
  host_slow: "Slow together with others",
  scheduler_away: "No scheduler at work",
  no_worker: "Nobody to take what waits",
  back_to_normal: "As expected again",
};

/** What a statement is, in a few words. */
export function kindWords(kind: string): string {
  return KIND_WORDS[kind] ?? sentenceCase(kind.replaceAll("_", " "));
}

/** `Duration 412 s is …`: sentences are kept without their first capital. */
export function sentenceCase(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A value of a statement with its unit. */
export function valueWords(value: number, unit: string): string {
  if (unit === "s") return formatDuration(value * 1_000);
  if (unit === "bytes") return formatBytes(value);
  return unit === "share" ? `${figure(value * 100)} %` : `${figure(value)}${unit === "" ? "" : ` ${unit}`}`;
}

/** The same number to so few figures that it can be read. */
export function figure(value: number): string {
  return formatNumber(Number(value.toPrecision(value < 1 ? 2 : 3)), 4);
}

/** How often by chance something as strong comes. */
export function rateWords(rate: number): string {
  if (rate === 0) return "certain: no matter of chance";
  if (rate < 0.001) return "by chance less than once in 80 years";
  return `by chance ${figure(rate)} times in 30 days`;
}

/** `4.2 s to 61 s`, `up to 1.4 s`; empty where there is no range. */
export function rangeWords({ lower, upper, unit }: InsightStatement): string {
  if (upper === null) return "";
  if (lower === null) return `up to ${valueWords(upper, unit)}`;
  return `${valueWords(lower, unit)} to ${valueWords(upper, unit)}`;
}
