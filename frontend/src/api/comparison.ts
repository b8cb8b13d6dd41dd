/** One fact of both; measured values differ when they do by more than a fifth. */
export interface FieldComparison {
  /** `parameter:<name>` and `metric:<name>` for what jobs name themselves. */
  name: string;
  left: unknown;
  right: unknown;
  differs: boolean;
}

/** One place where the definitions differ; null where one has nothing there. */
export interface DefinitionDifference {
  pointer: string;
  left: unknown;
  right: unknown;
}

export interface HunkLine {
  kind: "same" | "left" | "right";
  text: string;
}

/** A stretch of both logs; the starts count stored lines from 0. */
export interface LogHunk {
  left_start: number;
  right_start: number;
  lines: HunkLine[];
}

export interface LogComparison {
  left_lines: number;
  right_lines: number;
  /** Not all lines were compared, or not all differences are here. */
  truncated: boolean;
  hunks: LogHunk[];
}

/** Two executions side by side. */
export interface Comparison {
  fields: FieldComparison[];
  definition: DefinitionDifference[];
  log: LogComparison;
}
