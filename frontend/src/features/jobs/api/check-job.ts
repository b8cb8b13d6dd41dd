import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { JobCheckRequest } from "@/api/types";

const KEPT_MS = 30_000;

/** What would be refused of a definition, and what may surprise. Nothing is saved. */
export function jobCheckOptions(request: JobCheckRequest | null) {
  return queryOptions({
    queryKey: ["job-check", request],
    queryFn: request === null ? skipToken : ({ signal }) => api.checkJob(request, { signal }),
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
