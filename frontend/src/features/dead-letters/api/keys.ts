export const deadLetterKeys = {
  all: ["dead-letters"] as const,
  list: (jobId: string) => ["dead-letters", "list", jobId] as const,
};
