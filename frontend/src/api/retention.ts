/** How much of a job's history is kept; absent or null: as the installation has it. */
export interface KeepPolicy {
  days?: number | null;
  executions?: number | null;
  /** Of all logs of the job together. */
  log_bytes?: number | null;
}
