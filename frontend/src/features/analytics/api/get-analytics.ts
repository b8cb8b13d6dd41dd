import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { JobTable } from "@/api/types";
import { paramsOf, type Scope } from "../scope";

const REFRESH_MS = 30_000;
const TABLE_REFRESH_MS = 120_000;

export type Against = "before" | "week";

function refreshOf({ span }: Scope, everyMs: number): number | false {
  return span.kind === "last" ? everyMs : false;
}

/** Outcomes and durations over time. */
export function trendOptions(scope: Scope, zone: string, against: Against = "before") {
  return queryOptions({
    queryKey: ["analytics", "trend", scope, zone, against],
    queryFn: ({ signal }) => api.getAnalytics({ ...paramsOf(scope, Date.now()), zone, against }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshOf(scope, REFRESH_MS),
  });
}

export function useTrend(scope: Scope, zone: string, against?: Against) {
  return useQuery(trendOptions(scope, zone, against));
}

/** Outcomes by weekday and hour. */
export function useWeek(scope: Scope, zone: string) {
  return useQuery({
    queryKey: ["analytics", "week", scope, zone],
    queryFn: ({ signal }) => api.getAnalyticsWeek({ ...paramsOf(scope, Date.now()), zone }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshOf(scope, TABLE_REFRESH_MS),
  });
}

/** Jobs worth a look, the first most of all. */
export function useJobTable(scope: Scope, table: JobTable) {
  return useQuery({
    queryKey: ["analytics", "jobs", scope, table],
    queryFn: ({ signal }) => api.listAnalyticsJobs({ ...paramsOf(scope, Date.now()), table }, { signal }),
    placeholderData: (before) => (before?.table === table ? before : undefined),
    refetchInterval: refreshOf(scope, TABLE_REFRESH_MS),
  });
}

/** Where the same table is as a file. */
export function tableFileUrl(scope: Scope, table: JobTable, now: number): string {
  return api.exportAnalyticsJobsUrl({ ...paramsOf(scope, now), table });
}
