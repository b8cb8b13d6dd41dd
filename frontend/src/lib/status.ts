import type { Disposition, ExecutionState, JobState } from "@/api/types";

export type Shape =
  | "ring"
  | "segment"
  | "retry"
  | "dot"
  | "square"
  | "clock"
  | "cross"
  | "broken-ring"
  | "dash"
  | "diamond"
  | "small-dot"
  | "pencil"
  | "bars"
  | "box"
  | "merge";

/** How a state looks and reads; the only place that knows. */
export interface StateLook {
  word: string;
  shape: Shape;
  /** A CSS colour that passes 4.5:1 on the page in every theme. */
  color: string;
}

export const EXECUTION_LOOK: Record<ExecutionState, StateLook> = {
  queued: { word: "Queued", shape: "ring", color: "var(--state-idle)" },
  running: { word: "Running", shape: "segment", color: "var(--state-running)" },
  retrying: { word: "Retrying", shape: "retry", color: "var(--state-running)" },
  succeeded: { word: "Succeeded", shape: "dot", color: "var(--state-succeeded)" },
  failed: { word: "Failed", shape: "square", color: "var(--state-failed)" },
  timed_out: { word: "Timed out", shape: "clock", color: "var(--state-failed)" },
  cancelled: { word: "Cancelled", shape: "cross", color: "var(--state-idle)" },
  abandoned: { word: "Abandoned", shape: "broken-ring", color: "var(--state-abandoned)" },
  skipped: { word: "Skipped", shape: "dash", color: "var(--state-idle)" },
  missed: { word: "Missed", shape: "diamond", color: "var(--state-missed)" },
};

export const JOB_LOOK: Record<JobState, StateLook> = {
  active: { word: "Active", shape: "small-dot", color: "var(--fg-quiet)" },
  paused: { word: "Paused", shape: "bars", color: "var(--fg-quiet)" },
  draft: { word: "Draft", shape: "pencil", color: "var(--fg-quiet)" },
  archived: { word: "Archived", shape: "box", color: "var(--fg-quiet)" },
};

/** What became of a due time that has no execution to tell of. */
export const DISPOSITION_LOOK: Record<Disposition | "pending", StateLook> = {
  fired: { word: "Ran", shape: "small-dot", color: "var(--state-idle)" },
  merged: { word: "Merged", shape: "merge", color: "var(--state-idle)" },
  skipped: EXECUTION_LOOK.skipped,
  missed: EXECUTION_LOOK.missed,
  held: { word: "Held", shape: "bars", color: "var(--state-running)" },
  /** Reached, and a scheduler is on its way to it. */
  pending: { word: "Due now", shape: "ring", color: "var(--state-running)" },
};

export const EXECUTION_STATES = Object.keys(EXECUTION_LOOK) as ExecutionState[];
export const JOB_STATES = Object.keys(JOB_LOOK) as JobState[];

const LIVE: ReadonlySet<ExecutionState> = new Set(["queued", "running", "retrying"]);
const UNSUCCESSFUL: ReadonlySet<ExecutionState> = new Set(["failed", "timed_out", "abandoned"]);

/** Whether the execution can still change. */
export function isLive(state: ExecutionState): boolean {
  return LIVE.has(state);
}

/** What a person means by "failed". */
export function isUnsuccessful(state: ExecutionState): boolean {
  return UNSUCCESSFUL.has(state);
}
