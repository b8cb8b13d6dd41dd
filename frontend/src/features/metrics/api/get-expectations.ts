import { keepPreviousData, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { DurationRange } from "./get-durations";

const MAX_POINTS = 1000;

/** What each of a job's durations was expected to be, and what was told of them. */
export function useExpectations(jobId: string, range: DurationRange) {
  return useQuery({
    queryKey: ["metrics", "expectations", jobId, range],
    queryFn: ({ signal }) => api.getExpectations({ job_id: jobId, ...range, limit: MAX_POINTS }, { signal }),
    placeholderData: keepPreviousData,
  });
}
