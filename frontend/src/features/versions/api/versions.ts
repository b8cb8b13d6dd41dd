import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";

const PAGE_SIZE = 30;
const versionKeys = {
  list: (jobId: string) => ["versions", "list", jobId] as const,
  detail: (jobId: string, version: number) => ["versions", "detail", jobId, version] as const,
};

/** Who changed a job, when and what, the newest first. `current`: asked anew when there is another one. */
export function useVersions(jobId: string, current: number) {
  return useInfiniteQuery({
    queryKey: [...versionKeys.list(jobId), current],
    queryFn: ({ pageParam, signal }) =>
      api.listJobVersions({ job_id: jobId, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (former, query) => (query?.queryKey[2] === jobId ? former : undefined),
  });
}

/** A job as it was. */
export function useVersion(jobId: string, version: number) {
  return useQuery({
    queryKey: versionKeys.detail(jobId, version),
    queryFn: ({ signal }) => api.getJobVersion({ job_id: jobId, version }, { signal }),
    staleTime: Infinity,
  });
}

/** Brings a definition back, as a new version. */
export function useRestore(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => api.restoreJobVersion({ job_id: jobId, version }),
    onSuccess: (job) => {
      client.setQueryData(["jobs", "detail", jobId], job);
      return client.invalidateQueries({ queryKey: ["jobs", "list"] });
    },
  });
}
