import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useComments } from "../api/comments";
import { threadsOf } from "../threads";
import { CommentForm } from "./comment-form";
import { CommentThread } from "./comment-thread";

interface CommentListProps {
  jobId: string;
  canWrite: boolean;
}

/** What people say about a job, as conversations. */
export function CommentList({ jobId, canWrite }: CommentListProps) {
  const { data, error, refetch } = useComments(jobId);
  if (!data)
    return error ? (
      <ErrorState what="The comments" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={3} className="h-14" />
    );
  const threads = threadsOf(data);
  return (
    <div className="max-w-3xl">
      {canWrite ? <CommentForm jobId={jobId} label="Comment" action="Comment" /> : null}
      {threads.length === 0 ? (
        <EmptyState title="No comments yet">
          What the next one on call should know about this job has its place here.
        </EmptyState>
      ) : (
        <ol aria-label="Comments" className="mt-4">
          {threads.map((thread) => (
            <CommentThread key={thread.first.id} jobId={jobId} thread={thread} canWrite={canWrite} />
          ))}
        </ol>
      )}
    </div>
  );
}
