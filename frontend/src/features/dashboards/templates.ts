import type { DashboardInput, ExecutionState } from "@/api/types";

interface Template {
  id: string;
  label: string;
  line: string;
  input: DashboardInput;
}

const FAILED: ExecutionState[] = ["failed", "timed_out", "abandoned"];

/** Dashboards to begin with: all of them work without a choice of jobs. */
export const TEMPLATES: readonly Template[] = [
  {
    id: "on-call",
    label: "On call",
    line: "What broke, what runs, what is next",
    input: {
      name: "On call",
      span: "24h",
      refresh_s: 15,
      widgets: [
        { id: "w1", x: 0, y: 0, w: 3, h: 3, config: { kind: "figure", value: { of: "failing_jobs" } } },
        {
          id: "w2",
          x: 3,
          y: 0,
          w: 3,
          h: 3,
          config: { kind: "figure", value: { of: "executions", selection: { states: FAILED } } },
        },
        {
          id: "w3",
          x: 6,
          y: 0,
          w: 3,
          h: 3,
          config: {
            kind: "gauge",
            value: { of: "success_rate" },
            low: 0,
            high: 100,
            warn_at: 99,
            bad_at: 95,
          },
        },
        { id: "w4", x: 9, y: 0, w: 3, h: 3, config: { kind: "figure", value: { of: "start_lag" } } },
        {
          id: "w5",
          x: 0,
          y: 3,
          w: 6,
          h: 6,
          title: "Latest failures",
          config: { kind: "executions", selection: { states: FAILED }, rows: 10 },
        },
        { id: "w6", x: 6, y: 3, w: 6, h: 6, config: { kind: "progress", rows: 10 } },
        { id: "w7", x: 0, y: 9, w: 8, h: 5, config: { kind: "outcomes" } },
        { id: "w8", x: 8, y: 9, w: 4, h: 5, config: { kind: "next_due", rows: 8 } },
      ],
    },
  },
  {
    id: "wall",
    label: "Wall",
    line: "Large figures and a grid of all jobs, for a screen on the wall",
    input: {
      name: "Wall",
      span: "24h",
      refresh_s: 10,
      widgets: [
        { id: "w1", x: 0, y: 0, w: 4, h: 4, config: { kind: "figure", value: { of: "failing_jobs" } } },
        { id: "w2", x: 4, y: 0, w: 4, h: 4, config: { kind: "figure", value: { of: "running" } } },
        {
          id: "w3",
          x: 8,
          y: 0,
          w: 4,
          h: 4,
          config: {
            kind: "gauge",
            value: { of: "success_rate" },
            low: 0,
            high: 100,
            warn_at: 99,
            bad_at: 95,
          },
        },
        { id: "w4", x: 0, y: 4, w: 12, h: 5, title: "All jobs", config: { kind: "status_grid", cells: 300 } },
        { id: "w5", x: 0, y: 9, w: 12, h: 4, config: { kind: "outcomes" } },
      ],
    },
  },
  {
    id: "week",
    label: "The week",
    line: "For Monday: did things get better?",
    input: {
      name: "The week",
      span: "7d",
      refresh_s: 300,
      widgets: [
        {
          id: "w1",
          x: 0,
          y: 0,
          w: 4,
          h: 3,
          config: { kind: "figure", value: { of: "success_rate" }, compare: true },
        },
        { id: "w2", x: 4, y: 0, w: 4, h: 3, config: { kind: "figure", value: { of: "executions" } } },
        {
          id: "w3",
          x: 8,
          y: 0,
          w: 4,
          h: 3,
          config: { kind: "figure", value: { of: "executions", selection: { states: FAILED } } },
        },
        { id: "w4", x: 0, y: 3, w: 12, h: 5, config: { kind: "outcomes" } },
        {
          id: "w5",
          x: 0,
          y: 8,
          w: 12,
          h: 6,
          title: "Longest",
          config: { kind: "executions", sort: "-duration_ms", rows: 10 },
        },
      ],
    },
  },
];
