/** The name of a job's comments in the query cache. */
export const commentsKey = (jobId: string) => ["comments", jobId] as const;
