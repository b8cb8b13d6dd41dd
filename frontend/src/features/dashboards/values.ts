import type { FigureOf, Metric, WidgetConfig, WidgetSelection, WidgetValue } from "@/api/types";
import { isUnsuccessful, EXECUTION_LOOK } from "@/lib/status";
import { KINDS } from "./kinds";

/** What a number can be of, in words. */
export const FIGURE_WORDS: Record<FigureOf, string> = {
  executions: "Executions",
  success_rate: "Success rate",
  running: "Running now",
  queued: "Waiting now",
  failing_jobs: "Failing jobs",
  start_lag: "Start lag, p99 of the last hour",
  metric: "Measurement of a job",
  kpi: "Own series of a job",
};

export const METRIC_WORDS: Record<Metric, string> = {
  duration_ms: "Duration",
  lag_ms: "Start lag",
  cpu_ms: "CPU time",
  peak_memory_bytes: "Peak memory",
  peak_cpu_percent: "Peak CPU",
  peak_processes: "Peak processes",
  peak_open_files: "Peak open files",
  io_bytes: "Read and written",
  succeeded: "Succeeded",
  failed: "Failed",
  not_run: "Did not run",
  score: "How odd it was",
};

/** Metrics that are added up; of these bars can be drawn. */
export const COUNTED: readonly Metric[] = ["succeeded", "failed", "not_run"];

/** Numbers of which the selection says of what. */
export function isSelective(of: FigureOf): boolean {
  return of === "executions" || of === "success_rate";
}

/** Numbers of one job. */
export function isOfJob(of: FigureOf): boolean {
  return of === "metric" || of === "kpi";
}

/** Numbers that stand for the present, whatever the span. */
export function isOfNow(of: FigureOf): boolean {
  return !isSelective(of) && !isOfJob(of);
}

/** What a widget is called that has no title of its own. */
export function titleOf(config: WidgetConfig): string {
  switch (config.kind) {
    case "figure":
    case "gauge":
      return valueTitle(config.value);
    case "chart":
      return config.kpi || METRIC_WORDS[config.metric ?? "duration_ms"];
    case "outcomes":
      return narrowed("Outcomes", config.selection);
    case "executions":
      return narrowed(statesWord(config.selection), config.selection);
    case "jobs":
    case "status_grid":
      return [KINDS[config.kind].label, ...(config.tags ?? []), config.search].filter(Boolean).join(" · ");
    case "text":
      return "";
    default:
      return KINDS[config.kind].label;
  }
}

function valueTitle(value: WidgetValue): string {
  if (value.of === "metric") return METRIC_WORDS[value.metric ?? "duration_ms"];
  if (value.of === "kpi") return value.kpi || "Own series";
  if (value.of === "executions") return narrowed(statesWord(value.selection), value.selection);
  return narrowed(FIGURE_WORDS[value.of], isSelective(value.of) ? value.selection : {});
}

function statesWord(selection: WidgetSelection = {}): string {
  const states = selection.states ?? [];
  if (states.length === 0) return "Executions";
  if (states.length > 1 && states.every(isUnsuccessful)) return "Failed";
  return states.map((state) => EXECUTION_LOOK[state].word).join(", ");
}

function narrowed(word: string, selection: WidgetSelection = {}): string {
  return [word, ...(selection.tags ?? []), selection.query].filter(Boolean).join(" · ");
}

/** The one job that a widget is of; null for several or none. */
export function jobOf(config: WidgetConfig): string | null {
  switch (config.kind) {
    case "figure":
    case "gauge":
      return isOfNow(config.value.of) ? null : (config.value.selection?.job_id ?? null);
    case "chart":
      return config.job_ids.length === 1 ? (config.job_ids[0] ?? null) : null;
    case "log_tail":
      return config.job_id || null;
    case "outcomes":
    case "executions":
    case "progress":
      return config.selection?.job_id ?? null;
    default:
      return null;
  }
}
