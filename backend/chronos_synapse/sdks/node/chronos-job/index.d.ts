/// <reference types="node" />

/** Any value that JSON can write. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export interface Context {
  execution_id: string;
  job_id: string;
  job_name: string;
  job_version: number;
  owner_id: string;
  /** Counts from 1. */
  attempt: number;
  queue: string;
  tags: string[];
  /** RFC 3339. */
  scheduled_for: string;
  started_at: string;
}

export interface Artifact {
  name: string;
  bytes: number;
  media_type: string;
  created_at: string;
}

export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** Base of all errors here; thrown as such when the runtime API cannot be reached at all. */
export class ChronosError extends Error {}

/** No answer came in time. */
export class ChronosTimeoutError extends ChronosError {}

/** The runtime API refused. */
export class ChronosApiError extends ChronosError {
  readonly status: number;
  /** Stable, such as `variable.not_found`. */
  readonly code: string;
  readonly detail: string;
  readonly errors: FieldError[];
}

export interface Options {
  environment?: Record<string, string | undefined>;
  timeoutMs?: number;
  sleep?: (ms: number) => Promise<void>;
}

export class Chronos {
  constructor(options?: Options);
  /** What the execution was given: its parameters by name. */
  input(): Promise<Record<string, string | number | boolean>>;
  /** Keeps any JSON value as the execution's output; the last one counts. */
  output(data: Json): Promise<void>;
  /** Who this attempt is. */
  context(): Promise<Context>;
  /** The value of a variable, or `fallback` (null) when there is none. */
  getVariable<T extends Json = Json>(key: string): Promise<T | null>;
  getVariable<T extends Json, F>(key: string, fallback: F): Promise<T | F>;
  variableExists(key: string): Promise<boolean>;
  /** Gives the version. With `expectedVersion` only if it has that version (0: only if there is none). */
  setVariable(key: string, value: Json, options?: { expectedVersion?: number }): Promise<number>;
  /** Adds to a variable, whoever else does so meanwhile; gives the sum. */
  incrementVariable(key: string, by?: number): Promise<number>;
  /** Puts `value` at the end of a text or a list; gives the whole. */
  appendVariable(key: string, value: Json): Promise<string | Json[]>;
  /** Gives whether there was one. */
  deleteVariable(key: string): Promise<boolean>;
  /** Says which way what follows is to go. */
  setCondition(condition: boolean): Promise<void>;
  /** Adds a sample to one of the job's own metrics. */
  metric(name: string, value: number, unit?: string): Promise<void>;
  /** Says how far the execution has come, 0 to 100, and with what. */
  progress(percent?: number | null, text?: string): Promise<void>;
  /** Keeps a small file with the execution: `data` (text is written as UTF-8), or the file at `path`. */
  artifact(name: string, data: string | Uint8Array, options?: { mediaType?: string }): Promise<Artifact>;
  artifact(name: string, data: null | undefined, options: { path: string; mediaType?: string }): Promise<Artifact>;
  /** A file that this or an earlier attempt of the execution has kept. */
  getArtifact(name: string): Promise<Buffer>;
  artifacts(): Promise<Artifact[]>;
}

export const input: Chronos["input"];
export const output: Chronos["output"];
export const context: Chronos["context"];
export const getVariable: Chronos["getVariable"];
export const variableExists: Chronos["variableExists"];
export const setVariable: Chronos["setVariable"];
export const incrementVariable: Chronos["incrementVariable"];
export const appendVariable: Chronos["appendVariable"];
export const deleteVariable: Chronos["deleteVariable"];
export const setCondition: Chronos["setCondition"];
export const metric: Chronos["metric"];
export const progress: Chronos["progress"];
export const artifact: Chronos["artifact"];
export const getArtifact: Chronos["getArtifact"];
export const artifacts: Chronos["artifacts"];
