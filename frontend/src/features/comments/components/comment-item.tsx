import { PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Comment } from "@/api/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import { problemText } from "@/lib/api-problem";
import { useRemoveComment } from "../api/comments";
import { CommentForm } from "./comment-form";

/** One comment; its author changes it, and who may deletes it. */
export function CommentItem({ comment }: { comment: Comment }) {
  const { id, job_id: jobId, text } = comment;
  const [isEditing, setEditing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const remove = useRemoveComment(jobId);
  const author = comment.author_name || "Somebody who is gone";
  if (comment.deleted_at !== null)
    return (
      <p className="text-sm text-faint">
        A comment was here; it was deleted <Time value={comment.deleted_at} />.
      </p>
    );
  return (
    <article aria-label={`Comment of ${author}`} className="group text-sm">
      <header className="flex min-h-6.5 flex-wrap items-center gap-x-2">
        <span className="font-medium [overflow-wrap:anywhere]">{author}</span>
        <Time value={comment.created_at} className="text-faint" />
        {comment.edited_at === null ? null : (
          <span className="text-faint">
            changed <Time value={comment.edited_at} />
          </span>
        )}
        {isEditing ? null : (
          <span className="flex group-focus-within:opacity-100 group-hover:opacity-100 md:opacity-0">
            {comment.may_edit ? (
              <IconButton label="Change this comment" size="icon-sm" onClick={() => setEditing(true)}>
                <PencilLine size={13} />
              </IconButton>
            ) : null}
            {comment.may_delete ? (
              <IconButton label="Delete this comment" size="icon-sm" onClick={() => setRemoving(true)}>
                <Trash2 size={13} />
              </IconButton>
            ) : null}
          </span>
        )}
      </header>
      {isEditing ? (
        <CommentForm
          jobId={jobId}
          label="Your comment"
          action="Save"
          id={id}
          initial={text}
          onClose={() => setEditing(false)}
        />
      ) : (
        <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
      )}
      {isRemoving ? (
        <ConfirmDialog
          isOpen
          onOpenChange={() => {
            remove.reset();
            setRemoving(false);
          }}
          title="Delete this comment?"
          description="Its text is gone for good. Answers to it stay."
          action="Delete comment"
          isBusy={remove.isPending}
          error={remove.error ? problemText(remove.error) : undefined}
          onConfirm={() => remove.mutate(id, { onSuccess: () => setRemoving(false) })}
        />
      ) : null}
    </article>
  );
}
