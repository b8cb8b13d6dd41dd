import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Verdict } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { insightKeys } from "./keys";

/** One insight with its evidence. */
export function useInsight(id: string) {
  return useQuery({
    queryKey: insightKeys.one(id),
    queryFn: ({ signal }) => api.getInsight({ insight_id: id }, { signal }),
  });
}

/** Says what an insight is worth; null takes back what one said. */
export function useGiveFeedback(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verdict: Verdict | null) =>
      verdict === null
        ? api.deleteInsightFeedback({ insight_id: id })
        : api.putInsightFeedback({ insight_id: id }, { verdict }),
    onSuccess: (insight, verdict) => {
      client.setQueryData(insightKeys.one(id), insight);
      if (verdict === "normal")
        toast(
          insight.topic === "host" ? "Kept" : "Learned as normal",
          insight.topic === "host" ? {} : { description: "The like of it is told less easily from now on." },
        );
    },
    onError: (error) => toast.error("It was not kept", { description: problemText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: insightKeys.all }),
  });
}
