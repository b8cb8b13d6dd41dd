import { queryOptions } from "@tanstack/react-query";
import type { ResumePreview } from "@/api/types";
import { api } from "@/lib/api-client";
import { jobKeys, jobPath } from "./keys";

/** What would run if a paused job were resumed now. Each opening asks anew: time goes on. */
export function resumePreviewOptions(jobId: string) {
  return queryOptions({
    queryKey: jobKeys.resume(jobId),
    queryFn: ({ signal }) => api.get<ResumePreview>(`${jobPath(jobId)}/resume-preview`, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 10_000,
  });
}
