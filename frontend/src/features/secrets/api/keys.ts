/** Names of what this feature keeps in the query cache. Empty: what belongs to the person, else to a job. */
export const secretKeys = {
  all: ["secrets"] as const,
  list: (jobId: string) => ["secrets", jobId] as const,
};

export const variableKeys = {
  all: ["variables"] as const,
  list: (jobId: string) => ["variables", "list", jobId] as const,
  versions: (jobId: string, key: string) => ["variables", "versions", jobId, key] as const,
};

/** As many as there can be: no page is missing. */
export const MOST = 500;
