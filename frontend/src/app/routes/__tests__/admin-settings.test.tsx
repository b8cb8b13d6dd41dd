import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { Component as SettingsPage } from "@/app/routes/admin-settings";
import type { Settings } from "@/features/admin/types";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

// Whole pages with dialogs: a busy machine takes its time to draw them.
vi.setConfig({ testTimeout: 30_000 });

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
  limits: { read: LIMIT, write: LIMIT, run: LIMIT, search: LIMIT, export: LIMIT, stream: LIMIT, auth: LIMIT },
};
const AI = { model: "", base_url: "https://api.anthropic.com", monthly_budget_usd: 0 };

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
