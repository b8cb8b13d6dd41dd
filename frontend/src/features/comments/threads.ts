import type { Comment } from "@/api/types";

/** A comment and its answers, the oldest of these first. */
export interface Thread {
  first: Comment;
  answers: Comment[];
}

/** Comments as conversations: the newest of these first, as comments are given. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const comment of comments)
    if (comment.parent_id === null) threads.set(comment.id, { first: comment, answers: [] });
  for (const comment of comments.toReversed())
    if (comment.parent_id !== null) threads.get(comment.parent_id)?.answers.push(comment);
  return [...threads.values()];
}
