import type { WidgetConfig } from "@/api/types";

export type WidgetKind = WidgetConfig["kind"];
export type ConfigOf<K extends WidgetKind> = Extract<WidgetConfig, { kind: K }>;

interface Kind {
  label: string;
  /** What it shows, in a line. */
  line: string;
  /** Columns and rows that a new one has. */
  size: readonly [w: number, h: number];
  /** What a new one shows. */
  start: WidgetConfig;
}

/** The kinds of widgets in the order in which they are offered. */
export const KINDS: Record<WidgetKind, Kind> = {
  figure: {
    label: "Figure",
    line: "One number in large type, against the span before",
    size: [3, 3],
    start: { kind: "figure", value: { of: "executions", selection: {} }, compare: true },
  },
  gauge: {
    label: "Gauge",
    line: "One number on a scale",
    size: [3, 3],
    start: { kind: "gauge", value: { of: "success_rate", selection: {} }, low: 0, high: 100 },
  },
  outcomes: {
    label: "Outcome bars",
    line: "What succeeded, failed and did not run, over time",
    size: [6, 5],
    start: { kind: "outcomes", selection: {} },
  },
  chart: {
    label: "Chart",
    line: "Series of up to five jobs over time",
    size: [6, 5],
    start: { kind: "chart", job_ids: [], metric: "duration_ms", reduce: "avg", style: "lines" },
  },
  status_grid: {
    label: "Status grid",
    line: "A cell for each job, as it ended last",
    size: [6, 4],
    start: { kind: "status_grid", search: "", tags: [], cells: 100 },
  },
  jobs: {
    label: "Jobs",
    line: "Rows of jobs with their last outcomes",
    size: [6, 6],
    start: { kind: "jobs", search: "", tags: [], rows: 10 },
  },
  executions: {
    label: "Executions",
    line: "Rows of what ran, by any search",
    size: [6, 6],
    start: { kind: "executions", selection: {}, rows: 10 },
  },
  progress: {
    label: "Running now",
    line: "What runs, against how long it usually takes",
    size: [6, 4],
    start: { kind: "progress", selection: {}, rows: 10 },
  },
  next_due: {
    label: "Next due",
    line: "What is due next",
    size: [4, 5],
    start: { kind: "next_due", rows: 10 },
  },
  log_tail: {
    label: "Log tail",
    line: "The end of the newest log of a job",
    size: [6, 5],
    start: { kind: "log_tail", job_id: "", lines: 50 },
  },
  text: {
    label: "Text",
    line: "Whom to call, links, what this is about",
    size: [4, 3],
    start: { kind: "text", text: "" },
  },
};

export const KIND_IDS = Object.keys(KINDS) as WidgetKind[];
