import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { AskAnswer } from "@/api/types";
import { Component as AskPage } from "@/app/routes/ask";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";

const ANSWER: AskAnswer = {
  question: "What failed last night?",
  plan: {
    measure: "list",
    query: "state:failed",
    since: "2027-05-02T18:00:00Z",
    until: "2027-05-03T08:00:00Z",
    sort: "-scheduled_for",
    doubts: ["No time was named: the last 7 days are meant."],
    unread: ["pannen"],
    read_by: "rules",
  },
  path: "/executions?q=state%3Afailed",
  rows: [
    {
      id: "total",
      job_id: null,
      job_name: "",
      execution_id: null,
      state: null,
      at: null,
      duration_ms: null,
      count: 1,
      of: null,
      change: null,
      error: null,
    },
    {
      id: "r1",
      job_id: "j1",
      job_name: "Backup",
      execution_id: "j1-19e",
      state: "failed",
      at: "2027-05-02T22:00:00Z",
      duration_ms: 2000,
      count: null,
      of: null,
      change: null,
      error: "disk full",
    },
  ],
  sentences: [
    { text: "1 execution matches.", cites: ["total"] },
    { text: "Backup, due on 2027-05-02 22:00 (UTC): failed.", cites: ["r1"] },
  ],
  total: 1,
  complete: true,
};

function serve(answer: AskAnswer = ANSWER) {
  const asked = vi.fn<(body: Record<string, unknown>) => void>();
  server.use(
    http.post("*/api/v1/ask", async ({ request }) => {
      asked((await request.json()) as Record<string, unknown>);
      return HttpResponse.json(answer);
    }),
  );
  return asked;
}

it("answers a question in sentences that lead to the rows they cite", async () => {
  serve();
  renderAt(<AskPage />, { at: "/ask?q=What+failed+last+night%3F", path: "/ask" });

  const answer = await screen.findByRole("list", { name: "Answer" });
  expect(answer).toHaveTextContent("1 execution matches.");
  expect(within(answer).getAllByRole("link")).toHaveLength(1);
  expect(within(answer).getByRole("link", { name: "r1" })).toHaveAttribute("href", "#r1");
  const rows = within(screen.getByRole("list", { name: "Rows" })).getAllByRole("listitem");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toHaveTextContent(/r1.*Backup.*disk full/);
  expect(within(rows[0] ?? document.body).getByRole("link", { name: "Backup" })).toHaveAttribute(
    "href",
    "/executions/j1-19e",
  );
  expect(screen.getByText("No time was named: the last 7 days are meant.")).toBeVisible();
  expect(screen.getByText("Not understood: pannen.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Show them on their page" })).toHaveAttribute("href", ANSWER.path);
});

it("asks by its box and by the questions to begin with, and keeps the question in the address", async () => {
  serve();
  const { location } = renderAt(<AskPage />, { at: "/ask", path: "/ask" });
  const user = userEvent.setup();

  await user.type(screen.getByRole("searchbox", { name: "Your question" }), "what is due next?");
  await user.click(screen.getByRole("button", { name: "Ask" }));

  await waitFor(() => expect(location()).toBe("/ask?q=what+is+due+next%3F"));
});

it("begins with an idea", async () => {
  const asked = serve();
  renderAt(<AskPage />, { at: "/ask", path: "/ask" });

  await userEvent.click(screen.getByRole("button", { name: "Which jobs fail most?" }));

  await waitFor(() => expect(asked.mock.calls[0]?.[0]).toMatchObject({ question: "Which jobs fail most?" }));
});

it("asks the query that a person made of it", async () => {
  const asked = serve();
  renderAt(<AskPage />, { at: "/ask?q=x", path: "/ask" });
  const user = userEvent.setup();

  const query = await screen.findByRole("textbox", { name: "Query" });
  await user.clear(query);
  await user.type(query, "state:succeeded");
  await user.selectOptions(screen.getByRole("combobox", { name: "What is wanted" }), "How many executions");
  await user.click(screen.getByRole("button", { name: "Ask this" }));

  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  expect(asked.mock.calls[1]?.[0]).toMatchObject({ query: "state:succeeded", measure: "count" });
});

it("says why there is no answer", async () => {
  server.use(
    http.post("*/api/v1/ask", () =>
      HttpResponse.json(
        {
          type: "about:blank",
          title: "Invalid",
          status: 400,
          detail: "Ask something.",
          instance: "",
          errors: [],
        },
        { status: 400 },
      ),
    ),
  );
  renderAt(<AskPage />, { at: "/ask?q=x", path: "/ask" });

  expect(await screen.findByText(/Ask something/)).toBeVisible();
});
