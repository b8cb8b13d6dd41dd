import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import type { ExplanationWords } from "@/api/types";
import { sampleExecution } from "@/features/executions/__tests__/sample";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { FailureWords } from "../failure-words";

const WORDS: ExplanationWords = {
  execution_id: "e1",
  headline: "The database refused the connection",
  sentences: [{ text: "It failed like 4 others.", cites: ["f1"], section: null, confidence: "" }],
  hypotheses: [{ text: "db-2 is down.", cites: ["f1"], section: null, confidence: "low" }],
  facts: [],
  authorship: {
    ...{ narrator: "claude", facts_hash: "00", model: "m-1", failure: "", detail: "", dropped: 2 },
    ...{ input_tokens: 900, output_tokens: 80, cached_tokens: 0, cost_usd: 0.0031 },
  },
  is_kept: false,
};

function serve(canWord: boolean): void {
  const explanation = { execution_id: "e1", points: [], pattern: null, similar: [], can_word: canWord };
  server.use(http.get("*/api/v1/executions/:id/explanation", () => HttpResponse.json(explanation)));
}

function show() {
  const execution = sampleExecution({ id: "e1", state: "failed" });
  return renderAt(
    <dl>
      <FailureWords execution={execution} />
    </dl>,
  );
}

it("puts an explanation into words when asked, names who did, and tells guesses from facts", async () => {
  serve(true);
  let tries = 0;
  server.use(
    http.post("*/api/v1/executions/e1/explanation/words", () => {
      tries += 1;
      if (tries > 1) return HttpResponse.json(WORDS);
      const refusal = { title: "Too many", status: 429, detail: "At most 60 in an hour." };
      return HttpResponse.json(refusal, { status: 429 });
    }),
  );
  show();
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Put into words" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("At most 60 in an hour.");
  await user.click(screen.getByRole("button", { name: "Put into words" }));

  const words = await screen.findByRole("status");
  expect(words).toHaveTextContent(/^The database refused the connectionIt failed like 4 others\./);
  expect(screen.getByRole("list", { name: "What may be the cause" })).toHaveTextContent(
    "db-2 is down. A guess, low confidence.",
  );
  expect(words).toHaveTextContent(/Worded by m-1 for 0\.0031 USD.*Dropped.*: 2 sentences\.$/);
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

it("offers nothing where there is no model, or it is not theirs to ask", async () => {
  serve(false);
  const { client } = show();

  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});
