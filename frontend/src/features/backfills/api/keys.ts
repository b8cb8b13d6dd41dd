import type { BackfillInput } from "@/api/types";

/** Names of what this feature keeps in the query cache. */
export const backfillKeys = {
  list: (jobId: string) => ["backfills", jobId, "list"] as const,
  dryRun: (jobId: string, input: BackfillInput | null) => ["backfills", jobId, "dry-run", input] as const,
};
