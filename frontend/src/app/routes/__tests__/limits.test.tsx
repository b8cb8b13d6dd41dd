import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Limit } from "@/api/types";
import { Component as LimitsPage } from "@/app/routes/limits";
import { sampleMe } from "@/testing/sample-me";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";

const LIMITS: Limit[] = [
  { scope: "tag", name: "db", owner_id: "u1", limit: 2, running: 2, waiting: 5 },
  { scope: "owner", name: "u1", owner_id: "u1", limit: 20, running: 3, waiting: 0 },
];

/** Serves limits to a person of some role, and tells what was changed. */
function serveLimits(items: Limit[], role: "admin" | "developer" = "admin") {
  const sent = vi.fn<(method: string, path: string, body?: unknown) => void>();
  const path = (url: string) => new URL(url).pathname;
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1", role }))),
    http.get("/api/v1/limits", () => HttpResponse.json({ items })),
    http.put("/api/v1/limits/:scope/:name", async ({ request }) => {
      sent("PUT", path(request.url), await request.json());
      return HttpResponse.json({});
    }),
    http.delete("/api/v1/limits/:scope/:name", ({ request }) => {
      sent("DELETE", path(request.url));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return sent;
}

it("shows how much of each limit is used and what waits", async () => {
  serveLimits(LIMITS);
  renderAt(<LimitsPage />);

  const tags = within(await screen.findByRole("list", { name: "Limits of tags" }));
  expect(tags.getByRole("listitem")).toHaveTextContent(/db2 of 2 running5 waiting/);
  await waitFor(() =>
    expect(screen.getByRole("list", { name: "Limits of owners" })).toHaveTextContent(
      /You3 of 20 running0 waiting/,
    ),
  );
});

it("sets the limit of a tag", async () => {
  const sent = serveLimits([]);
  renderAt(<LimitsPage />);
  const user = userEvent.setup();

  await user.click((await screen.findAllByRole("button", { name: "New limit" }))[0] ?? document.body);
  await user.type(screen.getByLabelText("Tag"), "a/b");
  await user.clear(screen.getByLabelText("At most at once"));
  expect(screen.getByRole("button", { name: "Set the limit" })).toBeDisabled();
  await user.type(screen.getByLabelText("At most at once"), "3");
  await user.click(screen.getByRole("button", { name: "Set the limit" }));

  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(sent).toHaveBeenCalledWith("PUT", "/api/v1/limits/tag/a%2Fb", { limit: 3 });
});

it("offers an administrator the limit of an owner, their own first", async () => {
  const sent = serveLimits([]);
  renderAt(<LimitsPage />);
  const user = userEvent.setup();

  await user.click((await screen.findAllByRole("button", { name: "New limit" }))[0] ?? document.body);
  await user.click(await screen.findByRole("radio", { name: "Owner" }));
  expect(screen.getByLabelText("Owner")).toHaveValue("u1");
  await user.click(screen.getByRole("button", { name: "Set the limit" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("PUT", "/api/v1/limits/owner/u1", { limit: 1 }));
});

it("changes a limit, keeps why it was refused in sight", async () => {
  serveLimits(LIMITS);
  server.use(
    http.put("/api/v1/limits/:scope/:name", () =>
      HttpResponse.json({ title: "x", status: 403, detail: "Only an administrator may." }, { status: 403 }),
    ),
  );
  renderAt(<LimitsPage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Change the limit of db" }));
  expect(screen.getByLabelText("At most at once")).toHaveValue(2);
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Only an administrator may.");
});

it("removes a limit", async () => {
  const sent = serveLimits(LIMITS);
  renderAt(<LimitsPage />);

  await userEvent.click(await screen.findByRole("button", { name: "Remove the limit of db" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("DELETE", "/api/v1/limits/tag/db"));
});

it("leaves owners' limits to administrators", async () => {
  serveLimits(LIMITS, "developer");
  renderAt(<LimitsPage />);
  const user = userEvent.setup();

  const owners = within(await screen.findByRole("list", { name: "Limits of owners" }));
  expect(owners.queryByRole("button")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "New limit" }));

  expect(await screen.findByLabelText("Tag")).toBeVisible();
  expect(screen.queryByRole("radio", { name: "Owner" })).not.toBeInTheDocument();
});
