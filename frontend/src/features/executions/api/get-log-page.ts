import type { LogPage } from "@/api/types";
import { api, apiUrl } from "@/lib/api-client";

function logPath(executionId: string): string {
  return `/executions/${encodeURIComponent(executionId)}/log`;
}

/** Lines with an offset above `after`; -1 means from the start. */
export function getLogPage(
  executionId: string,
  after: number,
  limit: number,
  signal: AbortSignal,
): Promise<LogPage> {
  return api.get(logPath(executionId), { query: { after: after < 0 ? null : after, limit }, signal });
}

export function logDownloadUrl(executionId: string): string {
  return apiUrl(`${logPath(executionId)}/download`);
}

export function logStreamUrl(executionId: string): string {
  return apiUrl(`${logPath(executionId)}/stream`);
}
