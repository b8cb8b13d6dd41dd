import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { apiUrl } from "@/lib/api-client";
import type { AuditResult } from "../types";
import { adminKeys } from "./keys";

const PAGE_SIZE = 100;
const VERIFY_MS = 120_000;

export interface AuditFilters {
  text: string;
  actor: string;
  action: string;
  resource_kind: string;
  resource_id: string;
  result: AuditResult | null;
  /** RFC 3339; empty for any time. */
  from: string;
  to: string;
}

/** Empty texts are no filters; `text` may be empty. */
function asked({ result, from, to, ...rest }: AuditFilters) {
  const words = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  return { ...words, result, from: from || null, to: to || null };
}

/** What was done, the newest first. */
export function useAudit(filters: AuditFilters) {
  return useInfiniteQuery({
    queryKey: adminKeys.auditList(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listAudit({ ...asked(filters), limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

/** The last few things that were done. */
export function useLatestAudit(count: number) {
  return useQuery({
    queryKey: adminKeys.auditList({ count }),
    queryFn: async ({ signal }) => (await api.listAudit({ limit: count }, { signal })).items,
  });
}

/** Where a browser gets all that fits as a file. */
export function auditExportUrl(filters: AuditFilters, format: "csv" | "jsonl"): string {
  return apiUrl("/api/v1/audit/export", { ...asked(filters), format });
}

/** Whether the log is as it was written. */
export function useVerifyAudit() {
  return useMutation({ mutationFn: () => api.verifyAudit({}, { timeoutMs: VERIFY_MS }) });
}
