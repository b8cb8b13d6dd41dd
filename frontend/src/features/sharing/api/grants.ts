import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { GrantLevel } from "@/api/types";

const grantsKey = (jobId: string) => ["grants", jobId] as const;

/** With whom a job is shared, by name. */
export function useGrants(jobId: string) {
  return useQuery({
    queryKey: grantsKey(jobId),
    queryFn: async ({ signal }) => {
      const { items } = await api.listGrants({ job_id: jobId }, { signal });
      return items.sort((left, right) => left.name.localeCompare(right.name));
    },
  });
}

function useRefresh(jobId: string) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: grantsKey(jobId) });
}

/** Whom a job is shared with: a person by e-mail address, or a team by its id. */
export type Subject = { email: string } | { subject_id: string };

export function useAddGrant(jobId: string) {
  const refresh = useRefresh(jobId);
  return useMutation({
    mutationFn: ({ subject, level }: { subject: Subject; level: GrantLevel }) =>
      api.addGrant({ job_id: jobId }, { ...subject, level }),
    onSuccess: refresh,
  });
}

export function useChangeGrant(jobId: string) {
  const refresh = useRefresh(jobId);
  return useMutation({
    mutationFn: ({ subjectId, level }: { subjectId: string; level: GrantLevel }) =>
      api.putGrant({ job_id: jobId, subject_id: subjectId }, { level }),
    onSettled: refresh,
  });
}

export function useRemoveGrant(jobId: string) {
  const refresh = useRefresh(jobId);
  return useMutation({
    mutationFn: (subjectId: string) => api.removeGrant({ job_id: jobId, subject_id: subjectId }),
    onSettled: refresh,
  });
}
