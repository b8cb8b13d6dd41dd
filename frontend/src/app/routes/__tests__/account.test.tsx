import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { ApiKey, Session } from "@/api/types";
import { Component as Account } from "@/app/routes/account";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

const session = (id: string, changes: Partial<Session> = {}): Session => ({
  id,
  method: "password",
  created_at: "2026-11-20T08:00:00Z",
  last_seen_at: "2026-11-21T08:00:00Z",
  expires_at: "2026-12-20T08:00:00Z",
  address: "192.0.2.7",
  place: "Berlin, Germany",
  device: "Firefox on Linux",
  is_current: false,
  ...changes,
});

const KEY: ApiKey = {
  id: "abcd1234",
  user_id: "u1",
  name: "ci",
  scopes: ["job:read", "job:run"],
  jobs: [],
  networks: ["10.0.0.0/8"],
  created_at: "2026-11-01T00:00:00Z",
  expires_at: null,
  last_used_at: null,
  last_used_address: null,
};

/** Answers a change, and tells what was sent. */
function take(method: "post" | "patch" | "delete", path: string, answer: () => Response) {
  const sent = vi.fn<(path: string, body: unknown) => void>();
  server.use(
    http[method](`/api/v1${path}`, async ({ request }) => {
      const text = await request.text();
      sent(new URL(request.url).pathname.replace("/api/v1", ""), text === "" ? null : JSON.parse(text));
      return answer();
    }),
  );
  return sent;
}

const nothing = () => new HttpResponse(null, { status: 204 });
const open = (tab = "") => renderAt(<Account />, { at: `/account${tab && `?tab=${tab}`}`, path: "/account" });

beforeEach(() => {
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe())),
    http.get("/api/v1/auth/options", () =>
      HttpResponse.json({
        registration: "off",
        password_reset: false,
        oidc: [{ id: "corp", name: "Corp SSO" }],
        passkeys: true,
        password_rules: { min_characters: 10, max_characters: 128, min_score: 3 },
      }),
    ),
    http.post("/api/v1/auth/password/strength", () =>
      HttpResponse.json({ score: 4, warning: "", suggestions: [] }),
    ),
    http.get("/api/v1/auth/sessions", () =>
      HttpResponse.json({
        items: [session("s1", { is_current: true, device: "Chromium on Linux" }), session("s2")],
      }),
    ),
    http.get("/api/v1/auth/totp", () => HttpResponse.json({ is_on: false, recovery_codes_left: 0 })),
    http.get("/api/v1/auth/passkeys", () => HttpResponse.json({ items: [] })),
    http.get("/api/v1/auth/identities", () => HttpResponse.json({ items: [] })),
    http.get("/api/v1/api-keys", () => HttpResponse.json({ items: [KEY] })),
    http.get("/api/v1/jobs", () =>
      HttpResponse.json({ items: [], total: 0, complete: true, next_cursor: null }),
    ),
  );
});

it("saves a changed profile, and nothing before something is changed", async () => {
  const sent = take("patch", "/auth/me", () => HttpResponse.json(sampleMe().user));
  open();

  const name = await screen.findByLabelText("Name");
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  await userEvent.type(name, " Lovelace");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith("/auth/me", { name: "Ada Lovelace", username: null, timezone: "" }),
  );
});

it("says at its field that a user name is taken", async () => {
  take("patch", "/auth/me", () =>
    HttpResponse.json(
      {
        title: "",
        status: 400,
        detail: "x",
        errors: [{ pointer: "/username", code: "user.username_taken", detail: "Somebody has this name." }],
      },
      { status: 400 },
    ),
  );
  open();

  await userEvent.type(await screen.findByLabelText(/User name/), "bob");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Somebody has this name.");
});

it("changes the password, with the present one as a proof", async () => {
  const sent = take("post", "/auth/password", nothing);
  open("security");

  await userEvent.type(await screen.findByLabelText("Present password"), "former password");
  await userEvent.type(screen.getByLabelText("New password"), "another good one");
  await userEvent.click(screen.getByRole("button", { name: "Change the password" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith("/auth/password", {
      current: "former password",
      new: "another good one",
    }),
  );
  await waitFor(() => expect(screen.getByLabelText("New password")).toHaveValue(""));
});

it("sets an authenticator up: password, code, and the recovery codes once", async () => {
  take("post", "/auth/totp", () =>
    HttpResponse.json({ secret: "JBSWY3DP", uri: "otpauth://totp/x", qr_svg: "<svg/>" }),
  );
  const confirmed = take("post", "/auth/totp/confirm", () =>
    HttpResponse.json({ recovery_codes: ["aaaa-bbbb", "cccc-dddd"] }),
  );
  open("security");

  await userEvent.click(await screen.findByRole("button", { name: "Set up an authenticator app" }));
  await userEvent.type(await screen.findByLabelText("Your password"), "the password{Enter}");
  expect(await screen.findByAltText(/QR code/)).toHaveAttribute(
    "src",
    `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>')}`,
  );
  expect(screen.getByText("JBSWY3DP")).toBeVisible();
  await userEvent.type(screen.getByLabelText("Code of the app"), "123 456{Enter}");

  const codes = await screen.findByRole("list", { name: "Recovery codes" });
  expect(
    within(codes)
      .getAllByRole("listitem")
      .map((item) => item.textContent),
  ).toEqual(["aaaa-bbbb", "cccc-dddd"]);
  expect(confirmed).toHaveBeenCalledWith("/auth/totp/confirm", { code: "123456" });
  await userEvent.click(screen.getByRole("button", { name: "I have kept them" }));
  expect(screen.queryByText("aaaa-bbbb")).not.toBeInTheDocument();
});

it("warns when few recovery codes are left, and turns codes off only with the password", async () => {
  server.use(http.get("/api/v1/auth/totp", () => HttpResponse.json({ is_on: true, recovery_codes_left: 2 })));
  const sent = take("delete", "/auth/totp", nothing);
  open("security");

  expect(await screen.findByText(/2 recovery codes left/)).toHaveClass("text-missed");
  await userEvent.click(screen.getByRole("button", { name: "Turn off" }));
  await userEvent.type(await screen.findByLabelText("Your password"), "the password{Enter}");

  await waitFor(() => expect(sent).toHaveBeenCalledWith("/auth/totp", { password: "the password" }));
});

it("shows passkeys, and asks before one is deleted", async () => {
  server.use(
    http.get("/api/v1/auth/passkeys", () =>
      HttpResponse.json({
        items: [{ id: "p1", name: "laptop", created_at: "2026-11-01T00:00:00Z", last_used_at: null }],
      }),
    ),
  );
  const sent = take("delete", "/auth/passkeys/:id", nothing);
  open("security");

  await userEvent.click(await screen.findByRole("button", { name: "Delete laptop" }));
  expect(sent).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Delete passkey" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("/auth/passkeys/p1", null));
});

it("offers to link providers, and says why a link came to nothing", async () => {
  open("security&error=oidc.linked_elsewhere&provider=corp");

  expect(await screen.findByRole("button", { name: "Link Corp SSO" })).toBeVisible();
  expect(screen.getByRole("alert")).toHaveTextContent("Somebody else here");
});

it("lists sessions, and ends another one but not this", async () => {
  const sent = take("delete", "/auth/sessions/:id", nothing);
  open("sessions");

  expect(await screen.findByText("this one")).toBeVisible();
  expect(screen.getByText(/192.0.2.7, Berlin, Germany/, { selector: "li:last-child p" })).toBeVisible();
  expect(screen.queryByRole("button", { name: /Chromium/ })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "End the session of Firefox on Linux" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("/auth/sessions/s2", null));
});

it("asks before logging out everywhere", async () => {
  const sent = take("post", "/auth/logout-all", nothing);
  open("sessions");

  await userEvent.click(await screen.findByRole("button", { name: "Log out everywhere" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(sent).not.toHaveBeenCalled();
  await userEvent.click(dialog.getByRole("button", { name: "Log out everywhere" }));

  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
});

it("makes a key with groups of scopes, and shows it this once", async () => {
  const sent = take("post", "/api-keys", () =>
    HttpResponse.json({ api_key: KEY, key: "chr_abcd1234_secret" }, { status: 201 }),
  );
  open("keys");

  await userEvent.click(await screen.findByRole("button", { name: "New API key" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByLabelText("Name"), "ci");
  await userEvent.click(dialog.getByRole("checkbox", { name: "All of Executions" }));
  expect(dialog.queryByRole("group", { name: "Operation" })).not.toBeInTheDocument();
  await userEvent.selectOptions(dialog.getByLabelText("Expires"), "Never");
  await userEvent.click(dialog.getByRole("button", { name: "Make the key" }));

  expect(await screen.findByText("chr_abcd1234_secret")).toBeVisible();
  expect(sent).toHaveBeenCalledWith("/api-keys", {
    name: "ci",
    scopes: ["job:read", "execution:cancel", "execution:replay"],
    jobs: [],
    networks: [],
    expires_at: null,
  });
  await userEvent.click(screen.getByRole("button", { name: "I have copied it" }));
  expect(screen.queryByText("chr_abcd1234_secret")).not.toBeInTheDocument();
});

it("revokes a key after asking", async () => {
  const sent = take("delete", "/api-keys/:id", nothing);
  open("keys");

  expect(await screen.findByText("chr_abcd1234_…")).toBeVisible();
  expect(screen.getByText(/from 10.0.0.0\/8/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Revoke ci" }));
  await userEvent.click(await screen.findByRole("button", { name: "Revoke key" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("/api-keys/abcd1234", null));
});
