/** Names of what this feature keeps in the query cache. */
export const slotKeys = {
  /** All that is kept of a job's due times up to the present, which events change. */
  live: (jobId: string) => ["slots", jobId, "live"] as const,
  liveSpan: (jobId: string, span: number) => ["slots", jobId, "live", span] as const,
  past: (jobId: string, from: number, to: number) => ["slots", jobId, "past", from, to] as const,
  near: (jobId: string, at: number) => ["slots", jobId, "near", at] as const,
};
