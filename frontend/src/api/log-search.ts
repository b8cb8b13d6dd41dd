import type { ExecutionState, LogLine } from "./types";

export interface LogMatch {
  line: LogLine;
  ranges: [number, number][];
  before: LogLine[];
  after: LogLine[];
}

/** An execution whose log has what was searched, with its first matching lines. */
export interface LogHit {
  execution_id: string;
  job_id: string;
  job_name: string;
  state: ExecutionState;
  scheduled_for: string;
  match_count: number;
  matches: LogMatch[];
}

/** A place in a log; null when there is none. */
export interface LogPosition {
  offset: number | null;
}
