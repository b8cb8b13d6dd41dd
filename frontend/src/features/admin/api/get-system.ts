import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import { problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import type { PurgeRequest } from "../types";
import { adminKeys } from "./keys";

const REFRESH_MS = 15_000;
/** A survey looks at many keys, a check-up at every job. */
const LONG_MS = 120_000;
const PAGE_SIZE = 100;

export function useAdminOverview() {
  return useQuery({
    queryKey: adminKeys.overview,
    queryFn: ({ signal }) => api.getAdminOverview({ signal }),
    refetchInterval: REFRESH_MS,
  });
}

export function useSystem() {
  return useQuery({
    queryKey: adminKeys.system,
    queryFn: ({ signal }) => api.getSystem({ signal }),
    refetchInterval: REFRESH_MS,
  });
}

export function useMemory() {
  return useQuery({
    queryKey: adminKeys.memory,
    queryFn: ({ signal }) => api.getMemory({ signal }),
    refetchInterval: 4 * REFRESH_MS,
  });
}

export function useSurveyMemory() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.surveyMemory({ timeoutMs: LONG_MS }),
    onError: (error) => toast.error("Memory was not measured", { description: problemText(error) }),
    onSuccess: (memory) => client.setQueryData(adminKeys.memory, memory),
  });
}

export function useRebuildIndex() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.rebuildIndex({ name }),
    onError: (error) => toast.error("The index was not rebuilt", { description: problemText(error) }),
    onSuccess: (_, name) => {
      toast(`${name} is made anew; searches use the old one until then`);
      return client.invalidateQueries({ queryKey: adminKeys.system });
    },
  });
}

export function useCheckUp() {
  return useMutation({
    mutationFn: (wanted: { hours: number; repair: boolean }) =>
      api.runDoctor({ since_hours: wanted.hours, repair: wanted.repair }, { timeoutMs: LONG_MS }),
  });
}

export function usePurge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: PurgeRequest) => api.purgeHistory(request, { timeoutMs: LONG_MS }),
    onSuccess: (report) => (report.dry_run ? undefined : client.invalidateQueries()),
  });
}

/** Callers that were refused of late for asking too often. */
export function useBlocked() {
  return useInfiniteQuery({
    queryKey: adminKeys.blocked,
    queryFn: ({ pageParam, signal }) => api.listBlocked({ limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** Lets one caller in again, or all. */
export function useClearBlocked() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (caller: string | null) =>
      caller === null ? api.clearAllBlocked() : api.clearBlocked({ blocked: caller }),
    onError: (error) => toast.error("Nobody was let in", { description: problemText(error) }),
    onSuccess: ({ count }) => {
      toast(`${countOf(count, "caller")} let in again`);
      return client.invalidateQueries({ queryKey: adminKeys.blocked });
    },
  });
}
