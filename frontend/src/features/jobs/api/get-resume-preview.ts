import { queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";
import { jobKeys } from "./keys";

/** What would run if a paused job were resumed now. Each opening asks anew: time goes on. */
export function resumePreviewOptions(jobId: string) {
  return queryOptions({
    queryKey: jobKeys.resume(jobId),
    queryFn: ({ signal }) => api.previewResume({ job_id: jobId }, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 10_000,
  });
}
