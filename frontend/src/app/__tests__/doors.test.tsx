import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { Component as Login } from "@/app/routes/login";
import { Component as Setup } from "@/app/routes/setup";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";

const refuse = (status: number, detail: string) =>
  HttpResponse.json({ title: "", status, detail }, { status });

it("makes the first administrator with the token of the fragment, which leaves the address", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.get("/api/v1/setup", () => HttpResponse.json({ needed: true })),
    http.post("/api/v1/setup", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json({}, { status: 201 });
    }),
    http.post("/api/v1/auth/login", () =>
      HttpResponse.json({ access_token: "x", token_type: "bearer", expires_in: 1 }),
    ),
  );
  const { location } = renderAt(<Setup />, { at: "/setup#token=secret", path: "/setup" });
  const user = userEvent.setup();

  await user.type(await screen.findByLabelText("Your name"), "Ada");
  await user.type(screen.getByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Password"), "correct horse battery");
  await user.click(screen.getByRole("button", { name: "Create the first account" }));

  await waitFor(() => expect(location()).toBe("/"));
  expect(sent).toHaveBeenCalledWith({
    token: "secret",
    name: "Ada",
    email: "ada@example.com",
    password: "correct horse battery",
  });
});

it("leads to the login page once an administrator exists", async () => {
  server.use(http.get("/api/v1/setup", () => HttpResponse.json({ needed: false })));
  renderAt(<Setup />, { at: "/setup#token=old", path: "/setup" });

  expect(await screen.findByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login");
});

it("says in words that a login was refused", async () => {
  server.use(
    http.get("/api/v1/setup", () => HttpResponse.json({ needed: false })),
    http.get("/api/v1/auth/me", () => refuse(401, "Log in first.")),
    http.post("/api/v1/auth/login", () => refuse(401, "no")),
  );
  renderAt(<Login />, { at: "/login", path: "/login" });
  const user = userEvent.setup();

  await user.type(screen.getByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Password"), "wrong");
  await user.click(screen.getByRole("button", { name: "Log in" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("do not belong together");
});
