import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";

/** Everything on screen may say something else when nothing, or all, is scheduled. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

/** Holds the due times of every job. */
export function usePauseScheduling() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (reason: string) => api.pauseScheduling({ reason }),
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
    mutationFn: () => api.resumeScheduling(),
    onSuccess: async () => {
      toast("Scheduling goes on");
      await refresh();
    },
  });
}
