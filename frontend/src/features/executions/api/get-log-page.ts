import * as api from "@/api/client";
import type { LogPage } from "@/api/types";

/** Lines with an offset above `after`; -1 means from the start. */
export function getLogPage(
  executionId: string,
  after: number,
  limit: number,
  signal: AbortSignal,
): Promise<LogPage> {
  return api.readLog({ execution_id: executionId, limit, ...(after < 0 ? {} : { after }) }, { signal });
}
