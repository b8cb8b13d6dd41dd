import type { WorkerInfo } from "./types";

/** A live worker, and how it is steered. */
export interface WorkerView extends WorkerInfo {
  /** What it offers; jobs may ask for it. */
  labels: string[];
  /** What this machine cannot enforce, in sentences. */
  missing: string[];
  is_cordoned: boolean;
}

/** What waits for workers of one kind. */
export interface QueueView {
  name: string;
  /** Labels that a worker must have. */
  needs: string[];
  waiting: number;
  oldest_at: string | null;
  /** Live ones that can take it. */
  workers: number;
  /** Why none takes it; null while one can. */
  reason: string | null;
}
