import { keepPreviousData, queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as api from "@/api/client";
import type { JobFilters, JobRow } from "@/api/types";
import { jobKeys } from "./keys";

export const PAGE_SIZE = 50;
/** What has left the screen is forgotten soon: fifty thousand rows would be a hundred megabytes. */
const KEEP_MS = 60_000;
const FRESH_MS = 10_000;

/** One window of the table; the first is number 0. */
export function jobPageOptions(filters: JobFilters, page: number) {
  return queryOptions({
    queryKey: jobKeys.window(filters, page),
    queryFn: ({ signal }) =>
      api.listJobRows({ ...filters, offset: page * PAGE_SIZE, limit: PAGE_SIZE }, { signal }),
    gcTime: KEEP_MS,
    staleTime: FRESH_MS,
  });
}

export interface JobWindows {
  /** The row at this place; nothing while it is on its way. */
  rowAt: (index: number) => JobRow | undefined;
  /** How many there are; undefined until the first answer. */
  total: number | undefined;
  isComplete: boolean;
  error: Error | null;
  retry: () => void;
}

/** The rows from `first` to `last` and how many there are in all: only what is in sight is asked for. */
export function useJobWindows(filters: JobFilters, first: number, last: number): JobWindows {
  const from = Math.floor(first / PAGE_SIZE);
  const to = Math.max(from, Math.floor(last / PAGE_SIZE));
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const found = useQueries({ queries: pages.map((page) => jobPageOptions(filters, page)) });
  const latest = found.find(({ data }) => data !== undefined)?.data;
  const asked = JSON.stringify(filters);
  const [known, setKnown] = useState({ asked, total: latest?.total, isComplete: latest?.complete ?? true });
  if (latest && (known.asked !== asked || known.total !== latest.total)) {
    setKnown({ asked, total: latest.total, isComplete: latest.complete });
  }
  return {
    rowAt: (index) => found[Math.floor(index / PAGE_SIZE) - from]?.data?.items[index % PAGE_SIZE],
    total: latest?.total ?? (known.asked === asked ? known.total : undefined),
    isComplete: latest?.complete ?? known.isComplete,
    error: found.find(({ error }) => error !== null)?.error ?? null,
    retry: () => found.forEach((query) => void query.refetch()),
  };
}

/** How many jobs each value of each filter would leave; of tags those in which `tags` stands. */
export function useJobFacets(filters: JobFilters, tags: string) {
  const { sort: _, ...question } = filters;
  return useQuery({
    queryKey: jobKeys.facets(question, tags),
    queryFn: ({ signal }) => api.getJobFacets({ ...question, tags_like: tags }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

/** Ids of all jobs that match, in the order of the table. */
export function fetchJobIds(filters: JobFilters): Promise<{ ids: string[]; complete: boolean }> {
  return api.listJobIds(filters);
}
