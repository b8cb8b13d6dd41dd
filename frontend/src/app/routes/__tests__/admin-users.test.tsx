import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { Component as UsersPage } from "@/app/routes/admin-users";
import type { AdminUser } from "@/features/admin/types";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

function sampleUser(changes: Partial<AdminUser> = {}): AdminUser {
  return {
    ...sampleMe().user,
    has_password: true,
    providers: [],
    passkeys: 0,
    sessions: 1,
    seen_at: null,
    api_keys: 0,
    teams: 0,
    jobs: 0,
    ...changes,
  };
}

const ADA = sampleUser({ id: "u1", email: "ada@example.org", name: "Ada", role: "admin" });
const BOB = sampleUser({ id: "u2", email: "bob@example.org", name: "Bob", state: "pending", jobs: 2 });
const LAST = "This is the last administrator who may come in: make another one first.";

function serveUsers(role: "admin" | "developer" = "admin") {
  const asked = vi.fn<(query: URLSearchParams) => void>();
  const sent = vi.fn<(what: string, body?: unknown) => void>();
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1", role }))),
    http.get("/api/v1/admin/users", ({ request }) => {
      asked(new URL(request.url).searchParams);
      return HttpResponse.json({
        items: [ADA, BOB],
        total: 2,
        next_cursor: null,
        counts: { active: 1, pending: 1 },
      });
    }),
    http.get("/api/v1/admin/users/:id", ({ params }) => HttpResponse.json(params["id"] === "u1" ? ADA : BOB)),
    http.patch("/api/v1/admin/users/:id", () =>
      HttpResponse.json({ title: "x", status: 409, detail: LAST }, { status: 409 }),
    ),
    http.post("/api/v1/admin/users/bulk", async ({ request }) => {
      sent("bulk", await request.json());
      return HttpResponse.json({
        results: [
          { id: "u1", ok: false, error: LAST },
          { id: "u2", ok: true, error: null },
        ],
      });
    }),
    http.post("/api/v1/admin/users/invite", async ({ request }) => {
      sent("invite", await request.json());
      return HttpResponse.json({
        user: { ...BOB, email: "new@example.org" },
        is_mailed: false,
        link: "http://x/invitation#token=t0",
        expires_at: "2026-11-28T00:00:00Z",
      });
    }),
    http.delete("/api/v1/admin/users/:id", ({ request }) => {
      sent("delete", new URL(request.url).search);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("/api/v1/admin/users/:id/approve", () => {
      sent("approve");
      return HttpResponse.json(BOB);
    }),
  );
  return { asked, sent };
}

it("says who waits, and lets them in", async () => {
  const { sent } = serveUsers();
  renderAt(<UsersPage />);
  const user = userEvent.setup();

  expect(await screen.findByText(/2 users: 1 active and 1 waiting for approval/)).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Actions of bob@example.org" }));
  await user.click(await screen.findByRole("menuitem", { name: "Approve" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("approve"));
});

it("keeps search, state and role in the address", async () => {
  const { asked } = serveUsers();
  const { location } = renderAt(<UsersPage />, { at: "/admin/users?state=pending" });
  const user = userEvent.setup();

  await user.selectOptions(await screen.findByRole("combobox", { name: "Role" }), "admin");
  await user.type(screen.getByRole("searchbox"), "bo");

  await waitFor(() => expect(location()).toBe("/admin/users?state=pending&role=admin&search=bo"));
  await waitFor(() =>
    expect(asked.mock.lastCall?.[0].toString()).toMatch(/search=bo&state=pending&role=admin/),
  );
});

it("shows the link of an invitation that no mail can carry", async () => {
  const { sent } = serveUsers();
  renderAt(<UsersPage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Invite" }));
  await user.type(screen.getByLabelText("E-mail address"), "new@example.org");
  await user.click(screen.getByRole("radio", { name: "Operator" }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Invite" }));

  expect(await screen.findByText("http://x/invitation#token=t0")).toBeVisible();
  expect(sent).toHaveBeenCalledWith("invite", { email: "new@example.org", name: "", role: "operator" });
});

it("tells in the server's words why the last administrator stays one", async () => {
  serveUsers();
  renderAt(<UsersPage />, { at: "/admin/users?user=u1" });
  const user = userEvent.setup();

  await user.click(await screen.findByRole("radio", { name: "Viewer" }));
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText(LAST)).toBeVisible();
});

it("tells of many users for whom something was not done, and why", async () => {
  const { sent } = serveUsers();
  renderAt(<UsersPage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select all that are shown" }));
  await user.click(screen.getByRole("button", { name: "Disable…" }));
  await user.click(await screen.findByRole("button", { name: "Disable 2 users" }));

  expect(await screen.findByRole("dialog", { name: "Not done for 1 user" })).toHaveTextContent(LAST);
  expect(sent).toHaveBeenCalledWith("bulk", { action: "disable", transfer_to: null, ids: ["u1", "u2"] });
});

it("leaves others out", async () => {
  serveUsers("developer");
  renderAt(<UsersPage />);

  expect(await screen.findByText("Users is for administrators")).toBeVisible();
});
