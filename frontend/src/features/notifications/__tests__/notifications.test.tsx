import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { NotificationItem } from "@/api/types";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { applyNotificationEvent } from "../apply-event";
import { Bell } from "../components/bell";
import { NotificationList } from "../components/notification-list";
import { SettingsDialog } from "../components/settings-dialog";
import { addressOf } from "../words";

const ALL = { kinds: [], isUnreadOnly: false, jobId: "" };

function item(changes: Partial<NotificationItem> = {}): NotificationItem {
  return {
    id: "e1",
    kind: "job_failed",
    at: "2026-11-21T10:00:00Z",
    title: "Backup failed",
    detail: "Exit code 1",
    count: 1,
    job_id: "j1",
    job_name: "Backup",
    execution_id: "x1",
    actor_name: "",
    is_read: false,
    ...changes,
  };
}

function serve(items: NotificationItem[]) {
  const unread = items.filter((one) => !one.is_read).length;
  server.use(
    http.get("*/api/v1/notifications", () =>
      HttpResponse.json({ items, total: items.length, unread, next_cursor: null }),
    ),
    http.get("*/api/v1/notifications/count", () => HttpResponse.json({ unread })),
  );
}

it("counts on the bell what is not read, and marks all of it", async () => {
  serve([item(), item({ id: "e0", is_read: true, title: "Old", at: "2026-11-20T10:00:00Z" })]);
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("*/api/v1/notifications/read", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json({ changed: 1, unread: 0 });
    }),
  );
  renderAt(<Bell />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Notifications, 1 unread" }));
  const panel = await screen.findByRole("dialog", { name: "Notifications" });
  expect(await within(panel).findByRole("link", { name: "Backup failed" })).toHaveAttribute(
    "href",
    "/executions/x1",
  );
  await user.click(within(panel).getByRole("button", { name: "Mark all as read" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith({ ids: null, until: "2026-11-21T10:00:00Z", is_read: true }),
  );
});

it("tells what comes while one looks, once", async () => {
  serve([item({ id: "e0", title: "Old", is_read: true })]);
  const { client } = renderAt(<Bell />);
  await screen.findByRole("button", { name: "Notifications" });
  await waitFor(() => expect(client.getQueryData(["notifications", "latest"])).toBeDefined());

  serve([item({ at: "2026-11-21T11:00:00Z" }), item({ id: "e0", title: "Old", is_read: true })]);
  const stale = new ThrottledInvalidation(client);
  expect(applyNotificationEvent({ type: "notification.changed", owner_id: "u1", job_id: "" }, stale)).toBe(
    true,
  );
  expect(applyNotificationEvent({ type: "job.saved", owner_id: "u1", job_id: "j1" }, stale)).toBe(false);

  expect(await screen.findByRole("button", { name: "Notifications, 1 unread" })).toBeVisible();
  stale.stop();
});

it("lists, marks and removes one by one", async () => {
  serve([item(), item({ id: "e0", title: "Ben commented on Backup", kind: "comment", execution_id: null })]);
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/notifications/:what", async ({ request, params }) => {
      sent.push([params["what"], await request.json()]);
      return HttpResponse.json({ changed: 1, unread: 1 });
    }),
  );
  renderAt(<NotificationList filters={ALL} onClearFilters={() => undefined} />);
  const user = userEvent.setup();

  expect(await screen.findByText("2 notifications, 2 unread")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Mark as read: Backup failed" }));
  await user.click(screen.getByRole("button", { name: "Remove: Ben commented on Backup" }));

  await waitFor(() =>
    expect(sent).toEqual([
      ["read", { ids: ["e1"], until: null, is_read: true }],
      ["remove", { ids: ["e0"], until: null }],
    ]),
  );
});

it("asks before all are removed", async () => {
  serve([item()]);
  renderAt(<NotificationList filters={ALL} onClearFilters={() => undefined} />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Remove all" }));

  expect(await screen.findByRole("dialog", { name: "Remove 1 notification?" })).toBeVisible();
});

it("says what will be here, and lets filters go when nothing fits them", async () => {
  serve([]);
  const clear = vi.fn();
  renderAt(<NotificationList filters={ALL} onClearFilters={clear} />);
  expect(await screen.findByText("Nothing to tell")).toBeVisible();

  renderAt(<NotificationList filters={{ ...ALL, isUnreadOnly: true }} onClearFilters={clear} />);
  await userEvent.click(await screen.findByRole("button", { name: "Show all" }));
  expect(clear).toHaveBeenCalled();
});

it("says why the list is not there, and asks again", async () => {
  server.use(http.get("*/api/v1/notifications", () => new HttpResponse(null, { status: 404 })));
  renderAt(<NotificationList filters={ALL} onClearFilters={() => undefined} />);
  const again = await screen.findByRole("button", { name: "Try again" });

  serve([item()]);
  await userEvent.click(again);

  expect(await screen.findByRole("link", { name: "Backup failed" })).toBeVisible();
});

it("keeps each choice of what to be told", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.get("*/api/v1/notifications/settings", () =>
      HttpResponse.json({ muted: ["recovered"], still_failing_after: 5 }),
    ),
    http.patch("*/api/v1/notifications/settings", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json({ muted: [], still_failing_after: 5 });
    }),
  );
  renderAt(<SettingsDialog isOpen onOpenChange={() => undefined} />);
  const user = userEvent.setup();

  const box = await screen.findByRole("checkbox", { name: "Works again" });
  expect(box).not.toBeChecked();
  await user.click(box);

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ muted: [] }));
  expect(screen.getByRole("checkbox", { name: /in this browser/ })).toBeDisabled();
});

it("leads to what a notification is about", () => {
  expect(addressOf(item())).toBe("/executions/x1");
  expect(addressOf(item({ execution_id: null }))).toBe("/jobs/j1");
  expect(addressOf(item({ execution_id: null, kind: "comment" }))).toBe("/jobs/j1?tab=comments");
  expect(addressOf(item({ execution_id: null, job_id: null, kind: "role_changed" }))).toBe("/account");
  expect(addressOf(item({ execution_id: null, job_id: null, kind: "maintenance" }))).toBeNull();
  expect(addressOf(item({ id: "ij1-19e-duration", kind: "insight" }))).toBe("/insights/j1-19e-duration");
});
