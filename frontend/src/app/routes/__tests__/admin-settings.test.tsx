import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { Component as SettingsPage } from "@/app/routes/admin-settings";
import type { Settings } from "@/features/admin/types";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

const LIMIT = { count: 10, period_s: 1, burst: 50 };
const SMTP: Settings["smtp"] = {
  host: "mail.example.org",
  port: 587,
  security: "starttls",
  username: "",
  sender: "c@example.org",
  sender_name: "Chronos",
  password_is_set: true,
};
const IN_FORCE = {
  registration: {
    mode: "invitation" as const,
    default_role: "developer" as const,
    allowed_domains: [],
    require_verification: true,
  },
  sessions: { access_minutes: 15, idle_days: 14, absolute_days: 90 },
  retention: { executions_days: 30, audit_days: 400 },
  oidc: [],
  sandbox: { default: "trusted" as const, weakest_for_users: "trusted" as const },
  branding: { name: "Chronos Synapse", accent: "", logo: "" },
  insights: { is_on: true, budget: 0.3 },
  limits: { read: LIMIT, write: LIMIT, run: LIMIT, search: LIMIT, export: LIMIT, stream: LIMIT, auth: LIMIT },
};
const AI = {
  is_on: true,
  allows_own_keys: true,
  model: "",
  base_url: "https://api.anthropic.com",
  daily_budget_usd: 0,
  monthly_budget_usd: 0,
  owner_daily_budget_usd: 0,
  owner_monthly_budget_usd: 0,
};

function sampleSettings(changes: Partial<Settings> = {}): Settings {
  return {
    version: 3,
    updated_at: "2026-11-21T10:00:00Z",
    updated_by: "u1",
    ...IN_FORCE,
    smtp: SMTP,
    ai: { ...AI, api_key_is_set: false },
    stated: ["smtp.host"],
    defaults: { ...IN_FORCE, smtp: SMTP, ai: AI },
    can_store_secrets: true,
    ...changes,
  };
}

interface Sent {
  version: string | null;
  body: unknown;
}

/** Serves settings; `answers` are what changes are answered with, in turn. */
function serveSettings(answers: (() => Response)[]) {
  const sent = vi.fn<(what: Sent) => void>();
  let settings = sampleSettings();
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1", role: "admin" }))),
    http.get("/api/v1/admin/users/:id", () => new HttpResponse(null, { status: 404 })),
    http.get("/api/v1/admin/settings", () => HttpResponse.json(settings)),
    http.get("/api/v1/admin/mail", () => new HttpResponse(null, { status: 404 })),
    http.patch("/api/v1/admin/settings", async ({ request }) => {
      sent({ version: request.headers.get("If-Match"), body: await request.json() });
      return answers.shift()?.() ?? HttpResponse.json(settings);
    }),
  );
  return { sent, put: (next: Settings) => (settings = next) };
}

const problem = (body: object, status: number) =>
  HttpResponse.json({ title: "x", status, detail: "Refused.", ...body }, { status });

it("sends only what was changed, and a secret only when it is replaced", async () => {
  const { sent } = serveSettings([]);
  renderAt(<SettingsPage />, { at: "/admin/settings?section=mail" });
  const user = userEvent.setup();

  expect(await screen.findByText("Is set.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  await user.type(screen.getByLabelText(/User name/), "bot");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(sent).toHaveBeenLastCalledWith({ version: '"3"', body: { smtp: { username: "bot" } } }),
  );
  await user.click(await screen.findByRole("button", { name: "Password" }));
  await user.type(screen.getByLabelText("Password"), "s3cret");
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(sent).toHaveBeenLastCalledWith({ version: '"3"', body: { smtp: { password: "s3cret" } } }),
  );
});

it("shows a refusal at its field", async () => {
  const detail = "idle_days is from 1 to 90.";
  serveSettings([
    () => problem({ detail, errors: [{ pointer: "/sessions/idle_days", code: "c", detail }] }, 400),
  ]);
  renderAt(<SettingsPage />, { at: "/admin/settings?section=sessions" });
  const user = userEvent.setup();

  const field = await screen.findByLabelText(/not used ends/);
  await user.clear(field);
  await user.type(field, "900");
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription(detail);
});

it("keeps what was typed when somebody else was faster, and saves it over theirs when told again", async () => {
  const theirs = sampleSettings({ version: 4, retention: { executions_days: 60, audit_days: 400 } });
  const { sent, put } = serveSettings([
    () => {
      put(theirs);
      return problem({ type: "urn:chronos-synapse:problem:settings.changed" }, 409);
    },
  ]);
  renderAt(<SettingsPage />, { at: "/admin/settings?section=retention" });
  const user = userEvent.setup();

  const field = await screen.findByLabelText(/Executions with/);
  await user.clear(field);
  await user.type(field, "90");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/Theirs differs in executions days/)).toBeVisible();
  expect(field).toHaveValue(90);
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(sent).toHaveBeenLastCalledWith({ version: '"4"', body: { retention: { executions_days: 90 } } }),
  );
});

it("takes a small picture for the logo, and sends name, colour and picture", async () => {
  const { sent } = serveSettings([]);
  const asked = vi.fn();
  server.use(
    http.get("/api/v1/branding", () => {
      asked();
      return HttpResponse.json({ name: "Night shift", accent: null, shades: null, logo: null });
    }),
  );
  renderAt(<SettingsPage />, { at: "/admin/settings?section=branding" });
  const user = userEvent.setup({ applyAccept: false });

  const chooser = await screen.findByLabelText("A file with the logo");
  await user.upload(chooser, new File(["x".repeat(70_000)], "big.png", { type: "image/png" }));
  expect(await screen.findByText("A logo has at most 64 KiB.")).toBeVisible();
  await user.upload(chooser, new File(["<svg/>"], "logo.svg", { type: "image/svg+xml" }));
  expect(await screen.findByAltText("The logo")).toHaveAttribute("src", "data:image/svg+xml;base64,PHN2Zy8+");
  await user.type(screen.getByLabelText(/^Accent/), "#1C5FD1");
  await user.click(screen.getByRole("button", { name: "Save" }));

  const branding = { logo: "data:image/svg+xml;base64,PHN2Zy8+", accent: "#1c5fd1" };
  await waitFor(() => expect(sent).toHaveBeenLastCalledWith({ version: '"3"', body: { branding } }));
  await waitFor(() => expect(asked).toHaveBeenCalled());
});

it("switches language models off, and tells who spent the budget", async () => {
  const { sent } = serveSettings([]);
  const spent = { day: { requests: 2, cost_usd: 0.012 }, month: { requests: 9, cost_usd: 1.5 } };
  const installation = { ...spent, daily_budget_usd: 0, monthly_budget_usd: 0 };
  server.use(
    http.get("/api/v1/admin/ai/usage", () =>
      HttpResponse.json({ installation, owners: [{ owner_id: "u1", cost_usd: 1.25 }] }),
    ),
    http.get("/api/v1/directory", () => HttpResponse.json({ items: [] })),
  );
  renderAt(<SettingsPage />, { at: "/admin/settings?section=ai" });
  const user = userEvent.setup();

  expect(await screen.findByText(/\$0\.0120 today, \$1\.50 this month/)).toBeVisible();
  expect(screen.getByRole("list", { name: "Who spent it this month" })).toHaveTextContent("$1.25");
  await user.click(screen.getByLabelText("Use language models"));
  const budget = screen.getByLabelText("Of each user and team a day");
  await user.clear(budget);
  await user.type(budget, "0.5");
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(sent).toHaveBeenLastCalledWith({
      version: '"3"',
      body: { ai: { is_on: false, owner_daily_budget_usd: 0.5 } },
    }),
  );
});
