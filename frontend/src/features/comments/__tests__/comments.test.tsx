import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Comment } from "@/api/types";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { applyCommentEvent } from "../apply-event";
import { CommentList } from "../components/comment-list";

function comment(changes: Partial<Comment>): Comment {
  return {
    id: "c1",
    job_id: "j1",
    parent_id: null,
    author_id: "u2",
    author_name: "Bo",
    text: "First",
    created_at: "2026-11-20T00:00:00Z",
    edited_at: null,
    deleted_at: null,
    may_edit: false,
    may_delete: false,
    ...changes,
  };
}

function serve(items: Comment[]) {
  server.use(
    http.get("*/api/v1/jobs/:id/comments", () =>
      HttpResponse.json({ items, total: items.length, next_cursor: null }),
    ),
  );
}

it("shows conversations, with the answers below what they answer", async () => {
  serve([
    comment({ id: "c3", text: "Later answer", parent_id: "c1" }),
    comment({ id: "c2", text: "Answer", parent_id: "c1" }),
    comment({ id: "c1", text: "", deleted_at: "2026-11-20T01:00:00Z" }),
  ]);
  renderAt(<CommentList jobId="j1" canWrite />);

  const answers = await screen.findByRole("list", { name: "Answers to Bo" });
  expect(
    within(answers)
      .getAllByRole("article")
      .map((item) => item.textContent),
  ).toEqual([expect.stringContaining("Answer"), expect.stringContaining("Later answer")]);
  expect(screen.getByText(/A comment was here/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Answer" })).not.toBeInTheDocument();
});

it("answers a comment, and changes only one's own", async () => {
  serve([comment({ id: "c2", text: "Mine", may_edit: true, may_delete: true }), comment({ id: "c1" })]);
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("*/api/v1/jobs/:id/comments", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(comment({ id: "c3" }), { status: 201 });
    }),
  );
  renderAt(<CommentList jobId="j1" canWrite />);
  const user = userEvent.setup();

  expect(await screen.findAllByRole("button", { name: "Change this comment" })).toHaveLength(1);
  const second = screen.getAllByRole("button", { name: "Answer" })[1];
  if (second) await user.click(second);
  await user.type(screen.getByLabelText("Answer to Bo"), "I agree");
  await user.keyboard("{Control>}{Enter}{/Control}");

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ text: "I agree", parent_id: "c1" }));
});

it("asks again when somebody wrote", async () => {
  serve([comment({})]);
  const { client } = renderAt(<CommentList jobId="j1" canWrite={false} />);
  await screen.findByText("First");
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();

  serve([comment({ id: "c2", text: "Second" }), comment({})]);
  const stale = new ThrottledInvalidation(client);
  expect(applyCommentEvent({ type: "comment.saved", owner_id: "u1", job_id: "j1" }, stale)).toBe(true);

  expect(await screen.findByText("Second")).toBeVisible();
  stale.stop();
});
