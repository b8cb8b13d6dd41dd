import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { MOST, secretKeys } from "./keys";

/** The secrets of the person, or of one job, by name and without values. */
export function useSecrets(jobId: string) {
  return useQuery({
    queryKey: secretKeys.list(jobId),
    queryFn: ({ signal }) => api.listSecrets({ job_id: jobId, limit: MOST }, { signal }),
  });
}
