import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import type { Pattern } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { PatternDetails } from "../components/pattern-details";
import { PatternList } from "../components/pattern-list";
import type { PatternFilters } from "../filters";
import { trendWords } from "../words";
import { samplePattern } from "./sample-pattern";

const ALL: PatternFilters = { search: "", jobId: "", sort: "-last_seen" };

function serve(items: Pattern[], next: string | null = null) {
  const asked = vi.fn<(question: string) => void>();
  server.use(
    http.get("*/api/v1/patterns", ({ request }) => {
      asked(new URL(request.url).search);
      return HttpResponse.json({ items, total: items.length, complete: true, next_cursor: next });
    }),
  );
  return asked;
}

it("tells what failures have in common, how often they came, and of which jobs", async () => {
  serve([samplePattern(), samplePattern({ id: "0b", failing: 0, count: 1, per_day: [] })]);
  renderAt(<PatternList filters={ALL} widen={null} />);

  const rows = within(await screen.findByRole("list", { name: "Patterns of failures" })).getAllByRole(
    "listitem",
  );
  expect(rows[0]).toHaveTextContent(/connection to host refused after number tries by …/);
  expect(rows[0]).toHaveTextContent(/12 failures1 job failing so nownightly backup, a job that is gone/);
  expect(rows[1]).toHaveTextContent(/1 failurenot failing so now/);
  expect(within(rows[0] ?? document.body).getByRole("link")).toHaveAttribute(
    "href",
    "/patterns/7b1d09c4e2f35a68",
  );
  expect(screen.getAllByRole("img")[0]).toHaveAccessibleName("12 failures in 14 days, at most 6 a day");
});

it("asks for what it is narrowed to", async () => {
  const asked = serve([samplePattern()]);
  renderAt(<PatternList filters={{ search: "refused", jobId: "j1", sort: "-count" }} widen={null} />);

  await screen.findByRole("list", { name: "Patterns of failures" });
  expect(asked.mock.calls[0]?.[0]).toMatch(/search=refused.*sort=-count.*job_id=j1/);
});

it("says so when there are none, or none that fit", async () => {
  serve([]);
  const { unmount } = renderAt(<PatternList filters={ALL} widen={null} />);
  expect(await screen.findByText("No failures are remembered")).toBeInTheDocument();
  unmount();

  renderAt(<PatternList filters={{ ...ALL, search: "x" }} widen={<button type="button">Show all</button>} />);
  expect(await screen.findByRole("button", { name: "Show all" })).toBeInTheDocument();
});

it("says so when they cannot be loaded", async () => {
  server.use(
    http.get("*/api/v1/patterns", () =>
      HttpResponse.json({ title: "Away", status: 503, detail: "Redis does not answer." }, { status: 503 }),
    ),
  );
  renderAt(<PatternList filters={ALL} widen={null} />);

  expect(await screen.findByRole("alert")).toHaveTextContent(/The patterns/);
});

it("shows what ended it, examples with their lines, and what is like it", () => {
  renderAt(<PatternDetails pattern={samplePattern()} />);

  const ended = within(screen.getByRole("list", { name: "What ended it" })).getAllByRole("listitem");
  expect(ended[0]).toHaveTextContent(/2 failures of nightly backup.*it has not succeeded since/);
  expect(ended[1]).toHaveTextContent(/1 failure of a job that is gone.*the job was changed: /);
  expect(screen.getByRole("link", { name: "The success" })).toHaveAttribute("href", "/executions/e3");
  expect(screen.getByRole("link", { name: "Line 42 of its log" })).toHaveAttribute(
    "href",
    "/executions/e9#L42",
  );
  expect(screen.getByRole("link", { name: "The execution" })).toHaveAttribute("href", "/executions/e8");
  expect(screen.getByRole("list", { name: "Patterns like it" })).toHaveTextContent(/1 failure, with a note/);
  expect(screen.getByText("8.3 times as often as the week before")).toBeInTheDocument();
});

it("keeps a note that somebody writes", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.put("*/api/v1/patterns/:id/note", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(samplePattern());
    }),
  );
  renderAt(<PatternDetails pattern={samplePattern()} />);
  const user = userEvent.setup();

  await user.click(screen.getByRole("button", { name: "Write one" }));
  await user.type(screen.getByRole("textbox", { name: "What is known of it" }), "Clear /var/tmp.");
  await user.click(screen.getByRole("button", { name: "Save the note" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ text: "Clear /var/tmp." }));
  await waitFor(() => expect(screen.queryByRole("textbox")).not.toBeInTheDocument());
});

it("keeps what is being written when another note comes, and to its own pattern", async () => {
  const theirs = { text: "Ask Ben.", author_id: "u2", author_name: "Ben", at: "2026-11-21T02:00:00Z" };
  const steps = [samplePattern(), samplePattern({ note: theirs }), samplePattern({ id: "other" })];
  function Steps() {
    const [step, setStep] = useState(0);
    return (
      <>
        <button onClick={() => setStep(step + 1)}>Go on</button>
        <PatternDetails pattern={steps[step] ?? samplePattern()} />
      </>
    );
  }
  renderAt(<Steps />);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Write one" }));
  await user.type(screen.getByRole("textbox"), "Clear /var/tmp.");
  const goOn = screen.getByRole("button", { name: "Go on" });

  await user.click(goOn);
  expect(screen.getByRole("textbox")).toHaveValue("Clear /var/tmp.");
  expect(screen.getByRole("status")).toHaveTextContent(/^Ben wrote a note meanwhile.*: Ask Ben\.$/);
  await user.click(goOn);
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
});

it("lets who may not write only read the note", () => {
  const note = { text: "Call Ben.", author_id: "u1", author_name: "Ada", at: "2026-11-20T02:00:00Z" };
  renderAt(<PatternDetails pattern={samplePattern({ note, may_note: false })} />);

  expect(screen.getByText("Call Ben.")).toBeInTheDocument();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it.each([
  [null, null],
  [1, null],
  [1.4, null],
  [3, "3.0 times as often as the week before"],
  [20, "20 times as often as the week before"],
  [0.25, "4.0 times as seldom as the week before"],
])("a trend of %s is told as %s", (trend, words) => {
  expect(trendWords(trend)).toBe(words);
});
