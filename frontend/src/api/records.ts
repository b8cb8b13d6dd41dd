import type { ParameterValue } from "./parameter";

/** How far an execution says that it has come. */
export interface Progress {
  /** 0 to 100; null when it does not know. */
  percent: number | null;
  text: string;
  at: string;
}

/** Something that an execution measured of itself. */
export interface ReportedMetric {
  name: string;
  value: number;
  unit: string;
  time: string;
}

/** A small file that an execution keeps. */
export interface Artifact {
  name: string;
  bytes: number;
  media_type: string;
  created_at: string;
}

/** What an execution was given, and what it said of itself. */
export interface ExecutionRecord {
  /** With the defaults of the definition that it ran. */
  parameters: Record<string, ParameterValue>;
  dry_run: boolean;
  replay_of: string | null;
  /** Executions that run this one once more, the oldest first. */
  replays: string[];
  output: unknown;
  condition: boolean | null;
  progress: Progress | null;
  metrics: ReportedMetric[];
  artifacts: Artifact[];
  /** Why it has not started, while it waits. */
  waiting_for: string | null;
}

/** Which definition of its job a replay runs. */
export type ReplayDefinition = "recorded" | "current";
