import type { LogPosition } from "@/api/log-search";
import { api } from "@/lib/api-client";

/** Offset of the first line since a time, or of the first error; null when there is none. */
export async function findInLog(
  executionId: string,
  wanted: { time: string } | { first: "error" },
): Promise<number | null> {
  const path = `/executions/${encodeURIComponent(executionId)}/log/position`;
  return (await api.get<LogPosition>(path, { query: { ...wanted } })).offset;
}
