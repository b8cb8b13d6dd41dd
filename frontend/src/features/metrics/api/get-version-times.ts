import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

/** When a version of the definition came into force. */
export interface VersionTime {
  version: number;
  at: number;
}

const SHOWN = 50;
/** Changing these changes nothing of what runs. */
const SAYS_NOTHING = /^\/(state|pause_reason|snoozed_until|name|description|tags)(\/|$)/;

/** The latest versions that changed what runs or how, oldest first. */
export function useVersionTimes(jobId: string) {
  return useQuery({
    queryKey: ["metrics", "versions", jobId],
    queryFn: async ({ signal }): Promise<VersionTime[]> => {
      const { items } = await api.listJobVersions({ job_id: jobId, limit: SHOWN }, { signal });
      return items
        .filter(({ changes }) => changes.some(({ pointer }) => !SAYS_NOTHING.test(pointer)))
        .map(({ version, changed_at: at }) => ({ version, at: Date.parse(at) }))
        .reverse();
    },
    staleTime: 60_000,
  });
}
