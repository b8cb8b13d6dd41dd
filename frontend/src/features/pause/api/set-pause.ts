import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api } from "@/lib/api-client";
import { PAUSE_PATH } from "./get-pause";

/** Everything on screen may say something else when nothing, or all, is scheduled. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

/** Holds the due times of every job. */
export function usePauseScheduling() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (reason: string) => api.put(PAUSE_PATH, { reason }),
    onSuccess: async () => {
      toast("All scheduling is paused");
      await refresh();
    },
  });
}

/** Lets schedules go on; each job's policy decides on what was held. */
export function useResumeScheduling() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => api.delete(PAUSE_PATH),
    onSuccess: async () => {
      toast("Scheduling goes on");
      await refresh();
    },
  });
}
