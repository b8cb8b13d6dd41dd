import { screen } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import type { Explanation } from "@/api/types";
import { sampleExecution } from "@/features/executions/__tests__/sample";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { FailureMemory } from "../failure-memory";

const EXPLANATION: Explanation = {
  execution_id: "e1",
  text: "disk full",
  line: null,
  points: [],
  duration_ms: 10,
  usual: null,
  pattern: {
    id: "p1",
    owner_id: "u1",
    template: "disk <path> full",
    count: 4,
    first_seen: "2026-11-01T02:00:00Z",
    last_seen: "2026-11-21T02:00:00Z",
    per_day: [],
    trend: null,
    jobs: [],
    failing: 1,
    note: { text: "Clear /var/tmp.", author_id: "u1", author_name: "Ada", at: "2026-11-20T02:00:00Z" },
    may_note: true,
  },
  can_word: false,
  similar: [
    {
      execution_id: "e7",
      is_kept: false,
      job_id: "j1",
      job_name: "backup",
      at: "2026-11-11T02:00:00Z",
      count: 3,
      text: "disk <path> full",
      pattern_id: "p1",
      similarity: 1,
      remedy: { execution_id: "e8", at: "2026-11-11T03:00:00Z", how: "by_itself", version: 1, pointers: [] },
    },
    {
      execution_id: "e5",
      is_kept: true,
      job_id: "j2",
      job_name: null,
      at: "2026-11-10T02:00:00Z",
      count: 1,
      text: "no space left",
      pattern_id: "p2",
      similarity: 0.7,
      remedy: null,
    },
  ],
};

const FAILED = sampleExecution({ id: "e1", state: "failed" });

function serve(explanation: Explanation): void {
  server.use(http.get("*/api/v1/executions/:id/explanation", () => HttpResponse.json(explanation)));
}

it("tells how often the same came, what people know, and what ended it", async () => {
  serve(EXPLANATION);
  renderAt(
    <dl>
      <FailureMemory execution={FAILED} />
    </dl>,
  );

  const seen = await screen.findByRole("link", { name: /4 times since .*disk path full/ });
  expect(seen).toHaveAttribute("href", "/patterns/p1");
  expect(screen.getByText("Clear /var/tmp.")).toBeInTheDocument();
  const rows = screen.getAllByRole("listitem");
  expect(rows[0]).toHaveTextContent(/3 failures of backup.*nothing changed, then it succeeded\./);
  expect(rows[1]).toHaveTextContent(/1 failure of a job that is gone.*\(a like failure\): not over yet\./);
  expect(screen.getByRole("link", { name: "then it succeeded" })).toHaveAttribute("href", "/executions/e8");
  expect(screen.getByRole("link", { name: "1 failure" })).toHaveAttribute("href", "/executions/e5");
});

it("says that a failure is the first of its kind", async () => {
  const { pattern } = EXPLANATION;
  serve({ ...EXPLANATION, pattern: pattern && { ...pattern, count: 1, note: null }, similar: [] });
  renderAt(
    <dl>
      <FailureMemory execution={FAILED} />
    </dl>,
  );

  expect(await screen.findByText("Never, this is the first")).toBeInTheDocument();
  expect(screen.queryByText("Note")).not.toBeInTheDocument();
});

it("says so when former failures cannot be looked up", async () => {
  server.use(
    http.get("*/api/v1/executions/:id/explanation", () =>
      HttpResponse.json({ title: "Away", status: 503, detail: "Redis does not answer." }, { status: 503 }),
    ),
  );
  renderAt(
    <dl>
      <FailureMemory execution={FAILED} />
    </dl>,
  );

  expect(await screen.findByText("Former failures could not be looked up.")).toBeInTheDocument();
});
