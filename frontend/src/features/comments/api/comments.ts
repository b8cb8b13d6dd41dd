import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { commentsKey } from "./keys";

/** As many as a job can have: an answer is never without what it answers. */
const MOST = 1_000;

/** All comments on a job, the newest first. */
export function useComments(jobId: string) {
  return useQuery({
    queryKey: commentsKey(jobId),
    queryFn: async ({ signal }) => (await api.listComments({ job_id: jobId, limit: MOST }, { signal })).items,
  });
}

interface Saved {
  text: string;
  /** The comment to change; else a new one is written. */
  id?: string | undefined;
  /** What a new one answers. */
  parentId?: string | undefined;
}

/** Writes a comment or an answer, or changes one's own. */
export function useSaveComment(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, id, parentId }: Saved) =>
      id === undefined
        ? api.addComment({ job_id: jobId }, { text, parent_id: parentId ?? null })
        : api.changeComment({ job_id: jobId, comment_id: id }, { text }),
    onSuccess: () => client.invalidateQueries({ queryKey: commentsKey(jobId) }),
  });
}

export function useRemoveComment(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.removeComment({ job_id: jobId, comment_id: id }),
    onSettled: () => client.invalidateQueries({ queryKey: commentsKey(jobId) }),
  });
}
