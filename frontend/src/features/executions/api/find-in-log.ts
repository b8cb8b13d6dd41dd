import * as api from "@/api/client";

/** Offset of the first line since a time, or of the first error; null when there is none. */
export async function findInLog(
  executionId: string,
  wanted: { time: string } | { first: "error" },
): Promise<number | null> {
  return (await api.findInLog({ execution_id: executionId, ...wanted })).offset;
}
