import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { InsightTopic, Watch } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { insightKeys } from "./keys";

/** How a job is watched, and how far it is known. */
export function useWatch(jobId: string) {
  return useQuery({
    queryKey: insightKeys.watch(jobId),
    queryFn: ({ signal }) => api.getWatch({ job_id: jobId }, { signal }),
  });
}

/** What is to be otherwise. */
export type WatchChange =
  /** Null: as the installation has it. */
  | { budget: number | null }
  /** `until` null: until somebody lifts it. */
  | { mute: InsightTopic; until: string | null }
  | { lift: InsightTopic };

/** Watches a job otherwise; what others chose meanwhile stays. */
export function useChangeWatch(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: WatchChange): Promise<Watch> => {
      const now = await api.getWatch({ job_id: jobId });
      return api.putWatch({ job_id: jobId }, changed(now, change));
    },
    onSuccess: (watch) => {
      client.setQueryData(insightKeys.watch(jobId), watch);
      return client.invalidateQueries({ queryKey: insightKeys.all });
    },
    onError: (error) => toast.error("Nothing was changed", { description: problemText(error) }),
  });
}

function changed({ own_budget: budget, mutes }: Watch, change: WatchChange) {
  const kept = mutes.map(({ topic, until }) => ({ topic, until }));
  if ("budget" in change) return { budget: change.budget, mutes: kept };
  const topic = "mute" in change ? change.mute : change.lift;
  const others = kept.filter((mute) => mute.topic !== topic);
  return { budget, mutes: "mute" in change ? [...others, { topic, until: change.until }] : others };
}
