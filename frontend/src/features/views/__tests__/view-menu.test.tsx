import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { Link } from "react-router";
import { beforeEach, expect, it, vi } from "vitest";
import type { SavedView } from "@/api/types";
import { Toaster } from "@/components/ui/toaster";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";
import { ViewMenu } from "../components/view-menu";

const QUICK = { delay: null, pointerEventsCheck: 0 };

function aView(changes: Partial<SavedView> = {}): SavedView {
  return {
    id: "v1",
    page: "jobs",
    name: "Failing backups",
    address: "state=active&tag=backup",
    owner_id: "u1",
    created_by: "u1",
    version: 1,
    created_at: "2026-11-01T00:00:00Z",
    updated_at: "2026-11-01T00:00:00Z",
    shared_with: null,
    may_change: true,
    ...changes,
  };
}

const sent = vi.fn<(method: string, body: unknown) => void>();
let views: SavedView[] = [];

beforeEach(() => {
  sent.mockReset();
  views = [aView(), aView({ id: "v2", name: "Ours", address: "tag=ours", shared_with: "t1" })];
  server.use(
    http.get("/api/v1/views", () => HttpResponse.json({ items: views, total: views.length })),
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe())),
    http.post("/api/v1/views", async ({ request }) => {
      const body = (await request.json()) as Partial<SavedView>;
      sent("POST", body);
      const made = aView({ ...body, id: "v3" });
      views = [...views, made];
      return HttpResponse.json(made, { status: 201 });
    }),
    http.patch("/api/v1/views/:id", async ({ request }) => {
      const body = (await request.json()) as Partial<SavedView>;
      sent("PATCH", body);
      return HttpResponse.json(aView(body));
    }),
    http.delete("/api/v1/views/:id", ({ params }) => {
      sent("DELETE", params["id"]);
      views = views.filter(({ id }) => id !== params["id"]);
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

it("opens a view by going to its address", async () => {
  const { location } = renderAt(<ViewMenu page="jobs" />, { at: "/jobs" });
  const user = userEvent.setup(QUICK);

  await user.click(screen.getByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Failing backups" }));

  expect(location()).toBe("/jobs?state=active&tag=backup");
  expect(await screen.findByRole("button", { name: "Views: Failing backups" })).toBeVisible();
});

it("knows the view that a link shows, whatever the order of its parts", async () => {
  renderAt(<ViewMenu page="jobs" />, { at: "/jobs?tag=backup&state=active" });

  expect(await screen.findByRole("button", { name: "Views: Failing backups" })).toBeVisible();
});

it("saves what the page shows under a name", async () => {
  renderAt(<ViewMenu page="jobs" />, { at: "/jobs?tag=new" });
  const user = userEvent.setup(QUICK);

  await user.click(screen.getByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Save this view…" }));
  await user.type(await screen.findByLabelText("Name"), "News");
  await user.click(screen.getByRole("button", { name: "Save view" }));

  expect(await screen.findByRole("button", { name: "Views: News" })).toBeVisible();
  expect(sent).toHaveBeenCalledWith("POST", {
    page: "jobs",
    name: "News",
    address: "tag=new",
    shared_with: null,
  });
});

it("offers to update the view that was left by a change of the filters", async () => {
  renderAt(
    <>
      <ViewMenu page="jobs" />
      <Link to="?tag=other">Filter otherwise</Link>
    </>,
    { at: "/jobs?tag=ours" },
  );
  const user = userEvent.setup(QUICK);
  await screen.findByRole("button", { name: "Views: Ours" });

  await user.click(screen.getByText("Filter otherwise"));
  await user.click(await screen.findByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Update “Ours” to this" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("PATCH", { address: "tag=other" }));
});

it("deletes a view, and brings it back for those who regret that", async () => {
  renderAt(
    <>
      <ViewMenu page="jobs" />
      <Toaster />
    </>,
    { at: "/jobs?state=active&tag=backup" },
  );
  const user = userEvent.setup(QUICK);

  await user.click(await screen.findByRole("button", { name: "Views: Failing backups" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete “Failing backups”" }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith("DELETE", "v1"));
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith("POST", {
      page: "jobs",
      name: "Failing backups",
      address: "state=active&tag=backup",
      shared_with: null,
    }),
  );
});

it("says so when nothing can be saved yet, or the views are away", async () => {
  server.use(http.get("/api/v1/views", () => HttpResponse.json({ title: "x" }, { status: 503 })));
  renderAt(<ViewMenu page="jobs" />, { at: "/jobs" });
  const user = userEvent.setup(QUICK);

  await user.click(screen.getByRole("button", { name: "Views" }));

  expect(await screen.findByText("The views could not be loaded.")).toBeVisible();
  expect(screen.getByRole("menuitem", { name: /Filter first/ })).toHaveAttribute("aria-disabled", "true");
});
