import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Thread } from "../threads";
import { CommentForm } from "./comment-form";
import { CommentItem } from "./comment-item";

interface CommentThreadProps {
  jobId: string;
  thread: Thread;
  canWrite: boolean;
}

/** A comment with its answers. */
export function CommentThread({ jobId, thread, canWrite }: CommentThreadProps) {
  const [isAnswering, setAnswering] = useState(false);
  const { first, answers } = thread;
  const canAnswer = canWrite && first.deleted_at === null;
  return (
    <li className="border-t border-line py-3">
      <CommentItem comment={first} />
      {answers.length > 0 ? (
        <ol aria-label={`Answers to ${first.author_name}`} className="mt-3 flex flex-col gap-3 pl-5">
          {answers.map((answer) => (
            <li key={answer.id}>
              <CommentItem comment={answer} />
            </li>
          ))}
        </ol>
      ) : null}
      {isAnswering && canAnswer ? (
        <div className="mt-2 pl-5">
          <CommentForm
            jobId={jobId}
            label={`Answer to ${first.author_name}`}
            action="Answer"
            parentId={first.id}
            onClose={() => setAnswering(false)}
          />
        </div>
      ) : canAnswer ? (
        <Button size="sm" variant="ghost" className="mt-1 -ml-2.5" onClick={() => setAnswering(true)}>
          Answer
        </Button>
      ) : null}
    </li>
  );
}
