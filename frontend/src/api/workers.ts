/** What a worker's machine gives to it and to its attempts. */
export interface WorkerLoad {
  /** The worker itself. */
  cpu_cores?: number;
  memory_bytes?: number;
  attempts_cpu_cores?: number;
  attempts_memory_bytes?: number;
  /** Where its attempts have their workspaces. */
  disk_free_bytes?: number | null;
}

/** What waits for workers that offer the same labels. */
export interface QueueView {
  name: string;
  /** Labels that a worker must offer. */
  needs: string[];
  waiting: number;
  oldest_at: string | null;
  /** Live ones that can take it. */
  workers: number;
  /** Why none takes it; null while one can. */
  reason: string | null;
}
