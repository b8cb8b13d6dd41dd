import type { WidgetConfig } from "@/api/types";
import { isOfJob } from "./values";

/** What has still to be said before a widget can show anything; null when nothing is missing. */
export function missingOf(config: WidgetConfig): string | null {
  if (config.kind === "chart" && config.job_ids.length === 0) return "Choose a job first.";
  if (config.kind === "log_tail" && config.job_id === "") return "Choose a job first.";
  if (config.kind === "text" && config.text.trim() === "") return "Write a text first.";
  if (config.kind === "gauge" && (config.low ?? 0) >= (config.high ?? 100))
    return "The scale ends above where it begins.";
  const isNumber = config.kind === "figure" || config.kind === "gauge";
  if (isNumber && isOfJob(config.value.of) && !config.value.selection?.job_id) return "Choose a job first.";
  return null;
}
