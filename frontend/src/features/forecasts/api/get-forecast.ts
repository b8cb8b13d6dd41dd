import { keepPreviousData, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { LoadFilters } from "../filters";
import { forecastKeys } from "./keys";

const JOB_MS = 60_000;
const OUTLOOK_MS = 10_000;
const LOAD_MS = 300_000;
/** While more is being learnt. */
const SOON_MS = 2_000;

/** What to expect of a job. */
export function useJobForecast(jobId: string) {
  return useQuery({
    queryKey: forecastKeys.job(jobId),
    queryFn: ({ signal }) => api.getForecast({ job_id: jobId }, { signal }),
    refetchInterval: JOB_MS,
  });
}

/** When an execution that runs is done. */
export function useOutlook(executionId: string) {
  return useQuery({
    queryKey: forecastKeys.outlook(executionId),
    queryFn: ({ signal }) => api.getOutlook({ execution_id: executionId }, { signal }),
    refetchInterval: OUTLOOK_MS,
  });
}

/** The load of the coming days. */
export function useLoad(filters: LoadFilters) {
  return useQuery({
    queryKey: forecastKeys.load(filters),
    queryFn: ({ signal }) =>
      api.getLoadForecast(
        {
          queue: filters.queue,
          label: filters.label,
          owner_id: filters.owner,
          tag: filters.tag === "" ? null : [filters.tag],
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.complete === false ? SOON_MS : LOAD_MS),
  });
}
