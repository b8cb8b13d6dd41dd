import { formatBytes, formatSpan } from "@/lib/format";
import type { Memory, MemoryKind } from "../types";

export const KIND_WORDS: Record<MemoryKind, string> = {
  jobs: "Jobs",
  scheduling: "Scheduling",
  calendars: "Calendars",
  dashboards: "Dashboards, views and reports",
  secrets: "Secrets and variables",
  queues: "Queues",
  executions: "Executions",
  artifacts: "Artifacts",
  logs: "Logs",
  log_words: "Words of logs",
  series: "Time series",
  audit: "Audit",
  accounts: "Accounts",
  system: "System",
  indexes: "Search indexes",
  other: "Other of ours",
  foreign: "Not ours",
  overhead: "The server itself",
};

/** `1.2 GB of 4.0 GB`. */
export function memoryWords({ used_bytes: used, limit_bytes: limit }: Memory): string {
  return limit > 0 ? `${formatBytes(used)} of ${formatBytes(limit)}` : formatBytes(used);
}

/** When memory is full if it grows on as it did. */
export function forecastWords({ forecast }: Memory, now: number): string {
  if (!forecast) return "too short a time to tell when it is full";
  const growth = `${formatBytes(Math.abs(forecast.bytes_per_day))} a day ${forecast.bytes_per_day < 0 ? "less" : "more"}`;
  if (forecast.full_at === null) return `${growth}; not full within ten years`;
  const left = formatSpan(Date.parse(forecast.full_at) - now);
  const early =
    forecast.earliest_full_at === null
      ? ""
      : `, at the earliest in ${formatSpan(Date.parse(forecast.earliest_full_at) - now)}`;
  return `${growth}; full in ${left}${early}`;
}
