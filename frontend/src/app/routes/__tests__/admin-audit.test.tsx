import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { Component as AuditPage } from "@/app/routes/admin-audit";
import type { AuditEntry } from "@/features/admin/types";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

const ENTRY: AuditEntry = {
  seq: 7,
  time: "2026-11-21T10:00:00Z",
  actor: { kind: "user", id: "u2", name: "Bob", key_id: "" },
  action: "job.update",
  resource: { kind: "job", id: "j1", name: "nightly" },
  owner_id: "u2",
  address: "10.0.0.7",
  agent: "Firefox",
  request_id: "r1",
  result: "ok",
  code: "",
  before: { timeout_s: 60 },
  after: { timeout_s: 90, queue: "gpu" },
  omitted: 0,
  hash: "ab12",
};

function serveAudit() {
  const asked = vi.fn<(query: string) => void>();
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1", role: "admin" }))),
    http.get("/api/v1/audit", ({ request }) => {
      asked(new URL(request.url).search);
      return HttpResponse.json({ items: [ENTRY], total: 1, complete: true, next_cursor: null });
    }),
    http.get("/api/v1/audit/verify", () =>
      HttpResponse.json({
        ok: false,
        checked: 7,
        first_seq: 1,
        complete: true,
        head: "7:ab12",
        removed_until: 0,
        findings: [{ seq: 3, fault: "altered", detail: "Its content is not what was written." }],
        finding_count: 1,
      }),
    ),
  );
  return asked;
}

it("shows what an entry changed, and narrows the list to its actor", async () => {
  const asked = serveAudit();
  const { location } = renderAt(<AuditPage />, { at: "/admin/audit?result=ok" });
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: /Bob.*changed job.*nightly/ }));
  expect(location()).toBe("/admin/audit?result=ok&entry=7");
  expect(screen.getByRole("row", { name: "timeout s 60 90" })).toBeVisible();
  expect(screen.getByRole("row", { name: "queue – gpu" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "All by this actor" }));

  await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.stringContaining("actor=u2")));
  expect(asked).toHaveBeenLastCalledWith(expect.stringContaining("result=ok"));
});

it("exports what is filtered, as a table or as lines", async () => {
  serveAudit();
  renderAt(<AuditPage />, { at: "/admin/audit?action=job.*" });
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Export" }));

  const table = await screen.findByRole("menuitem", { name: /CSV/ });
  expect(table).toHaveAttribute("href", "/api/v1/audit/export?action=job.*&format=csv");
});

it("tells which entry is not as it was written", async () => {
  serveAudit();
  renderAt(<AuditPage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Verify" }));

  expect(await screen.findByText(/1 fault in 7 entries/)).toBeVisible();
  expect(screen.getByText(/Its content is not what was written/)).toBeVisible();
});
