import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Bounds } from "@/lib/time-span";
import { scheduleMapKeys } from "./keys";

/** A due time of a job that somebody would like to have elsewhere. */
export interface Move {
  jobId: string;
  jobName: string;
  dueAt: string;
  /** Epoch ms. */
  moveTo: number;
}

/** What the move would make of the schedule and of the load. Changes nothing. */
export function useMoveProposal(move: Move | null, bounds: Bounds, limit: number, crowd: number) {
  return useQuery({
    queryKey: [...scheduleMapKeys.all, "proposal", move, bounds, limit, crowd],
    queryFn: ({ signal }) =>
      api.proposeMove(
        {
          job_id: move?.jobId ?? "",
          due_at: move?.dueAt ?? "",
          move_to: new Date(move?.moveTo ?? 0).toISOString(),
          from: new Date(bounds.from).toISOString(),
          to: new Date(bounds.to).toISOString(),
          limit: limit === 0 ? null : limit,
          crowd,
        },
        { signal },
      ),
    enabled: move !== null,
  });
}
