import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import type { OwnAi } from "../api/own-ai";
import { OwnAiSection } from "../components/own-ai-section";
import { dollars, spentWords } from "../words";

const NOTHING = { requests: 0, cost_usd: 0 };
const SPENT = { day: NOTHING, month: NOTHING, daily_budget_usd: 0, monthly_budget_usd: 0 };

function sampleAi(changes: Partial<OwnAi> = {}): OwnAi {
  return {
    owner_id: "u1",
    version: 2,
    is_on: true,
    model: "",
    base_url: "https://api.anthropic.com",
    daily_budget_usd: 0,
    monthly_budget_usd: 5,
    key: { hint: "abcd", set_at: "2026-11-22T00:00:00Z", key_id: "k1" },
    updated_at: "2026-11-22T00:00:00Z",
    updated_by: "u1",
    source: "own",
    model_in_force: "claude-haiku-5-5",
    refusal: null,
    own: { ...SPENT, month: { requests: 3, cost_usd: 0.0042 }, monthly_budget_usd: 5 },
    shared: SPENT,
    installation: { is_on: true, has_key: false, allows_own_keys: true, model: "" },
    can_store_secrets: true,
    ...changes,
  };
}

/** Serves `own`; gives what was asked to change, with the version that it was for. */
function serve(own: OwnAi, answer: () => Response = () => HttpResponse.json({ ...own, version: 3 })) {
  const sent = vi.fn<(what: { version: string | null; owner: string | null; body: unknown }) => void>();
  const asked = vi.fn<(path: string) => void>();
  server.use(
    http.get("/api/v1/ai", () => HttpResponse.json(own)),
    http.patch("/api/v1/ai", async ({ request }) => {
      const owner = new URL(request.url).searchParams.get("owner_id");
      sent({ version: request.headers.get("If-Match"), owner, body: await request.json() });
      return answer();
    }),
    http.delete("/api/v1/ai", ({ request }) => {
      asked(new URL(request.url).search);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("/api/v1/ai/check", () =>
      HttpResponse.json({
        ok: true,
        detail: "Haiku answers.",
        duration_ms: 320,
        model: null,
        models: [
          { id: "claude-haiku-5-5", name: "Haiku", max_input_tokens: null, max_output_tokens: null },
          { id: "claude-opus-5-5", name: "Opus", max_input_tokens: null, max_output_tokens: null },
        ],
      }),
    ),
  );
  return { sent, asked };
}

const open = (canChange = true) =>
  renderAt(<OwnAiSection ownerId="u1" canChange={canChange} />, { at: "/account", path: "/account" });

it("says which model is asked with whose key, and what was spent", async () => {
  serve(sampleAi());
  open();

  expect(await screen.findByText("claude-haiku-5-5 is asked with its own key.")).toBeVisible();
  expect(screen.getByText("$0.0042 of $5.00 in 3 requests")).toBeVisible();
});

it.each([
  ["off", /administrator has switched/],
  ["owner_off", /switched off here/],
  ["no_key", /no key/],
  ["no_model", /no model/],
  ["unreadable", /state it again/],
] as const)("says why nothing is sent: %s", async (refusal, words) => {
  serve(sampleAi({ refusal, source: null, model_in_force: "" }));
  open(false);

  expect(await screen.findByText(words)).toBeVisible();
});

it("sends only what was typed, for the version that was seen, and never shows a key", async () => {
  const { sent } = serve(sampleAi());
  open();
  const user = userEvent.setup();

  expect(await screen.findByText("Is set.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Key (…abcd)" }));
  await user.type(screen.getByLabelText("Key (…abcd)"), "sk-test-1234");
  const budget = screen.getByLabelText("Budget of a day, US dollars");
  await user.clear(budget);
  await user.type(budget, "0.25");
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith({
      version: '"2"',
      owner: "u1",
      body: { api_key: "sk-test-1234", daily_budget_usd: 0.25 },
    }),
  );
  await waitFor(() => expect(screen.getByRole("button", { name: "Save" })).toBeDisabled());
  expect(screen.queryByDisplayValue("sk-test-1234")).toBeNull();
});

it("shows a refusal at its field, and keeps what was typed", async () => {
  const detail = "State the key again.";
  serve(sampleAi({ key: null }), () =>
    HttpResponse.json(
      { title: "", status: 400, detail, errors: [{ pointer: "/api_key", code: "ai.key_again", detail }] },
      { status: 400 },
    ),
  );
  open();
  const user = userEvent.setup();

  const field = await screen.findByLabelText("Server");
  await user.clear(field);
  await user.type(field, "https://gateway.example.org");
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(screen.getByLabelText("Key")).toBeInvalid());
  expect(field).toHaveValue("https://gateway.example.org");
});

it("asks the server with what is saved, and lists its models", async () => {
  serve(sampleAi());
  open();
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Ask the server" }));
  expect(await screen.findByText(/Haiku answers/)).toBeVisible();
  expect(screen.getByText("It offers claude-haiku-5-5, claude-opus-5-5.")).toBeVisible();
  await user.click(screen.getByLabelText("Use language models"));

  expect(screen.getByRole("button", { name: "Ask the server" })).toBeDisabled();
});

it("removes the key and all choices after a question", async () => {
  const { asked } = serve(sampleAi());
  open();
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: /Remove key and choices/ }));
  await user.click(await screen.findByRole("button", { name: "Remove" }));

  await waitFor(() => expect(asked).toHaveBeenCalledWith("?owner_id=u1"));
});

it("shows no form to those who may only look", async () => {
  serve(sampleAi());
  open(false);

  expect(await screen.findByText(/is asked with/)).toBeVisible();
  expect(screen.queryByRole("form")).toBeNull();
});

it("says what went wrong, and offers to try again", async () => {
  server.use(http.get("/api/v1/ai", () => HttpResponse.json({ title: "x", status: 500 }, { status: 500 })));
  open();

  expect(await screen.findByRole("button", { name: /again/i })).toBeVisible();
});

it("tells small amounts apart from none", () => {
  expect(dollars(0)).toBe("$0");
  expect(dollars(0.00001)).toBe("less than $0.0001");
  expect(dollars(12.3)).toBe("$12.30");
  expect(spentWords({ requests: 1, cost_usd: 0.5 }, 0)).toBe("$0.5000 in 1 request");
});
