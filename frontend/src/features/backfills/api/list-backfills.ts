import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { backfillKeys } from "./keys";

/** How often one that runs is asked how far it is. */
const REFRESH_MS = 2_000;

/** The backfills of a job, kept fresh while one runs. */
export function useBackfills(jobId: string) {
  return useQuery({
    queryKey: backfillKeys.list(jobId),
    queryFn: async ({ signal }) => (await api.listBackfills({ job_id: jobId }, { signal })).items,
    refetchInterval: ({ state }) =>
      state.data?.some((backfill) => backfill.state === "running") ? REFRESH_MS : false,
  });
}
