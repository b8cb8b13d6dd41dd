import type { JobUse, ScopeKind } from "./secrets";

/** What a variable was from one moment on. */
export interface VariableVersion {
  version: number;
  /** Any JSON. */
  value: unknown;
  description: string;
  updated_at: string;
  updated_by: string;
}

export interface Variable extends VariableVersion {
  key: string;
  scope: ScopeKind;
  owner_id: string;
  job_id: string | null;
  used_by: JobUse[];
}

export interface VariableInput {
  value: unknown;
  description: string;
  job_id: string | null;
  /** Refused when it is another one by now; 0: only if there is none. */
  expected_version: number | null;
}

export type VariableFormat = "json" | "env";

export interface VariableExport {
  format: VariableFormat;
  text: string;
  count: number;
}

export interface VariableImportReport {
  items: { key: string; outcome: string; detail: string | null }[];
  dry_run: boolean;
}
