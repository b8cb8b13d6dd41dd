import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Metric } from "@/api/types";
import { rangeOf, type TrendRange, trendStart } from "../trend";

const REFRESH_MS = 30_000;

function queryOf(range: TrendRange, reduce: "max" | "avg") {
  const found = rangeOf(range);
  return { from: trendStart(found, Date.now()), bucket_s: found.bucketS, reduce };
}

/** The highest of each stretch of time. */
export function peakOptions(jobId: string, metric: Metric, range: TrendRange) {
  return queryOptions({
    queryKey: ["metrics", "trend", jobId, metric, range],
    queryFn: ({ signal }) => api.getMetric({ job_id: jobId, metric, ...queryOf(range, "max") }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

/** What a job measures of itself, averaged over each stretch of time. */
export function kpiOptions(jobId: string, name: string, range: TrendRange) {
  return queryOptions({
    queryKey: ["metrics", "kpi", jobId, name, range],
    queryFn: ({ signal }) => api.getKpi({ job_id: jobId, name, ...queryOf(range, "avg") }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}
