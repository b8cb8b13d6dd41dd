import type { Cause } from "./retry";
import type { ExecutionState } from "./types";

/** An execution that failed for good, though it may be tried again, and waits for somebody to decide. */
export interface DeadLetter {
  execution_id: string;
  job_id: string;
  job_name: string;
  owner_id: string;
  state: ExecutionState;
  scheduled_for: string;
  ended_at: string;
  attempts: number;
  cause: Cause | null;
  exit_code: number | null;
  http_status: number | null;
  error: string | null;
}

export interface DeadLetterPage {
  items: DeadLetter[];
  total: number;
  next_cursor: string | null;
}

/** What came of one of them. */
export interface DeadLetterResult {
  id: string;
  ok: boolean;
  /** The new execution of one that was tried again. */
  execution_id?: string | null;
  error?: string | null;
}
