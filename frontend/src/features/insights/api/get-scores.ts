import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { insightKeys } from "./keys";

const SHOWN_MS = 30 * 86_400_000;
const HOUR_MS = 3_600_000;

/** How odd the executions of the last 30 days were. */
export function useScores(jobId: string) {
  return useQuery({
    queryKey: insightKeys.scores(jobId),
    queryFn: async ({ signal }) => {
      const to = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
      const [begin, end] = [new Date(to - SHOWN_MS), new Date(to)].map((at) => at.toISOString());
      const { points } = await api.getScores({ job_id: jobId, from: begin, to: end }, { signal });
      return { points, from: to - SHOWN_MS, to };
    },
  });
}
