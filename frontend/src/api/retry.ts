/** Why an attempt did not succeed. */
export type Cause =
  | "exit_code"
  | "signal"
  | "timeout"
  | "out_of_memory"
  | "limit"
  | "network"
  | "http_status"
  | "setup"
  | "refused"
  | "lost"
  | "internal";

/** When a failed attempt is followed by another one; what is absent is as usual. */
export interface RetryPolicy {
  /** The first one included; absent: 1. */
  max_attempts?: number;
  initial_s?: number;
  multiplier?: number;
  cap_s?: number;
  /** Share of a wait, 0 to 1, by which it is shorter or longer at random. */
  jitter?: number;
  /** After the first attempt began; absent or null: no such end. */
  deadline_s?: number | null;
  on?: Cause[];
  exit_codes?: number[];
  signals?: string[];
  http_statuses?: string[];
  log_patterns?: string[];
}
