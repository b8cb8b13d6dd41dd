import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import { jobKeys } from "./keys";

const SHOWN = 8;

/** The few jobs whose name fits `text`, for the palette. */
export function findJobsOptions(text: string) {
  return queryOptions({
    queryKey: jobKeys.found(text),
    queryFn: ({ signal }) => api.listJobs({ search: text, limit: SHOWN }, { signal }),
    placeholderData: keepPreviousData,
  });
}
