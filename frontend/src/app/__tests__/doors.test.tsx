import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import { Component as ConfirmEmail } from "@/app/routes/confirm-email";
import { Component as ForgotPassword } from "@/app/routes/forgot-password";
import { Component as Invitation } from "@/app/routes/invitation";
import { Component as Login } from "@/app/routes/login";
import { Component as Register } from "@/app/routes/register";
import { Component as ResetPassword } from "@/app/routes/reset-password";
import { Component as Setup } from "@/app/routes/setup";
import { Component as Verify } from "@/app/routes/verify";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";

const refuse = (status: number, code: string, errors: unknown[] = []) =>
  HttpResponse.json(
    { type: `urn:chronos-synapse:problem:${code}`, title: "", status, detail: "no", errors },
    { status },
  );

const OPTIONS = {
  registration: "open",
  password_reset: true,
  oidc: [] as { id: string; name: string }[],
  passkeys: false,
  password_rules: { min_characters: 10, max_characters: 128, min_score: 3 },
};

const serveOptions = (changes: Partial<typeof OPTIONS> = {}) =>
  server.use(http.get("/api/v1/auth/options", () => HttpResponse.json({ ...OPTIONS, ...changes })));

/** Answers an address, and tells what was sent to it. */
function take(path: string, answer: () => Response = () => HttpResponse.json({})) {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post(`/api/v1${path}`, async ({ request }) => {
      sent(await request.json());
      return answer();
    }),
  );
  return sent;
}

const openLogin = (at = "/login") => renderAt(<Login />, { at, path: "/login" });
const accepted = () => new HttpResponse(null, { status: 202 });
const PASSWORD = "correct horse battery";

async function typeLogin(name = "ada@example.com") {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("E-mail or user name"), name);
  await user.type(screen.getByLabelText("Password"), PASSWORD);
  await user.click(screen.getByRole("button", { name: "Log in" }));
  return user;
}

beforeEach(() => {
  serveOptions();
  server.use(
    http.get("/api/v1/setup", () => HttpResponse.json({ needed: false })),
    http.get("/api/v1/auth/me", () => refuse(401, "token.missing")),
    http.post("/api/v1/auth/password/strength", () =>
      HttpResponse.json({ score: 1, warning: "This is a common password.", suggestions: [] }),
    ),
  );
});

it("makes the first administrator with the token of the fragment, which leaves the address", async () => {
  server.use(http.get("/api/v1/setup", () => HttpResponse.json({ needed: true })));
  const sent = take("/setup", () => HttpResponse.json({}, { status: 201 }));
  take("/auth/login");
  const { location } = renderAt(<Setup />, { at: "/setup#token=secret", path: "/setup" });
  const user = userEvent.setup();

  await user.type(await screen.findByLabelText("Your name"), "Ada");
  await user.type(screen.getByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Password"), PASSWORD);
  await user.click(screen.getByRole("button", { name: "Create the first account" }));

  await waitFor(() => expect(location()).toBe("/"));
  expect(sent).toHaveBeenCalledWith({
    token: "secret",
    name: "Ada",
    email: "ada@example.com",
    password: PASSWORD,
  });
});

it("leads to the login page once an administrator exists", async () => {
  renderAt(<Setup />, { at: "/setup#token=old", path: "/setup" });

  expect(await screen.findByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login");
});

it("logs in by user name", async () => {
  const sent = take("/auth/login");
  const { location } = openLogin();

  await typeLogin("ada");

  await waitFor(() => expect(location()).toBe("/"));
  expect(sent).toHaveBeenCalledWith({ login: "ada", password: PASSWORD });
});

it("says in words that a login was refused", async () => {
  take("/auth/login", () => refuse(401, "login.failed"));
  openLogin();

  await typeLogin();

  expect(await screen.findByRole("alert")).toHaveTextContent("do not belong together");
});

it("asks for a one-time code where the account wants one, and says when it is wrong", async () => {
  const answers = [
    () => refuse(401, "login.second_factor"),
    () => refuse(401, "login.second_factor_wrong"),
    () => HttpResponse.json({}),
  ];
  const sent = take("/auth/login", () => answers.shift()?.() ?? refuse(500, "internal"));
  const { location } = openLogin();

  const user = await typeLogin();
  const code = await screen.findByLabelText("One-time code");
  expect(code).toHaveFocus();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  await user.type(code, "123 456{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("wrong, or was used before");
  await user.type(code, "{Enter}");

  await waitFor(() => expect(location()).toBe("/"));
  expect(sent).toHaveBeenLastCalledWith({ login: "ada@example.com", password: PASSWORD, code: "123456" });
});

it("takes a recovery code in place of the app", async () => {
  const answers = [() => refuse(401, "login.second_factor"), () => HttpResponse.json({})];
  const sent = take("/auth/login", () => answers.shift()?.() ?? refuse(500, "internal"));
  const { location } = openLogin();

  const user = await typeLogin();
  await user.click(await screen.findByRole("button", { name: "Use a recovery code" }));
  await user.type(screen.getByLabelText("Recovery code"), "abcd-efgh{Enter}");

  await waitFor(() => expect(location()).toBe("/"));
  expect(sent).toHaveBeenLastCalledWith({
    login: "ada@example.com",
    password: PASSWORD,
    recovery_code: "abcd-efgh",
  });
});

it("offers the link again to who has not confirmed the address", async () => {
  take("/auth/login", () => refuse(401, "login.unverified"));
  const sent = take("/auth/verify/resend", accepted);
  openLogin();

  const user = await typeLogin();
  await user.click(await screen.findByRole("button", { name: "Send the link again" }));

  expect(await screen.findByText(/another link is on its way/)).toBeVisible();
  expect(sent).toHaveBeenCalledWith({ email: "ada@example.com" });
});

it("offers the providers that the installation trusts, and registration only where it is open", async () => {
  serveOptions({ oidc: [{ id: "corp", name: "Corp SSO" }], registration: "invitation" });
  openLogin();

  expect(await screen.findByRole("link", { name: "Log in with Corp SSO" })).toHaveAttribute(
    "href",
    "/api/v1/auth/oidc/corp/login?next=%2F",
  );
  expect(screen.queryByRole("link", { name: "Register" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Log in with a passkey" })).not.toBeInTheDocument();
});

it("says why a provider’s log-in came to nothing", async () => {
  openLogin("/login?error=oidc.unknown_user&provider=corp");

  expect(await screen.findByRole("alert")).toHaveTextContent("You have no account here");
});

it("registers, and says the same whether or not the address is known", async () => {
  const sent = take("/auth/register", accepted);
  renderAt(<Register />, { at: "/register", path: "/register" });
  const user = userEvent.setup();

  await user.type(await screen.findByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Your name"), "Ada");
  await user.type(screen.getByLabelText("Password"), PASSWORD);
  await user.click(screen.getByRole("button", { name: "Register" }));

  expect(await screen.findByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
  expect(sent).toHaveBeenCalledWith({
    email: "ada@example.com",
    name: "Ada",
    username: null,
    password: PASSWORD,
  });
});

it("shows how weak a password is while it is typed, and why the server refused it", async () => {
  take("/auth/register", () =>
    refuse(400, "password.weak", [{ pointer: "/password", code: "password.weak", detail: "Too easy." }]),
  );
  renderAt(<Register />, { at: "/register", path: "/register" });
  const user = userEvent.setup();

  await user.type(await screen.findByLabelText("Password"), "password1234");
  const meter = await screen.findByRole("meter", { name: "Strength of the password" });
  expect(meter).toHaveAttribute("aria-valuetext", "Very easy to guess");
  expect(screen.getByText(/This is a common password/)).toBeVisible();

  await user.type(screen.getByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Your name"), "Ada");
  await user.click(screen.getByRole("button", { name: "Register" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Too easy.");
});

it("has no form where nobody can register", async () => {
  serveOptions({ registration: "off" });
  renderAt(<Register />, { at: "/register", path: "/register" });

  expect(await screen.findByRole("heading", { name: "Registration is closed" })).toBeVisible();
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
});

it("confirms an address by a press, and says when an administrator has to approve", async () => {
  const sent = take("/auth/verify", () => HttpResponse.json({ state: "pending" }));
  renderAt(<Verify />, { at: "/verify#token=t1", path: "/verify" });

  const button = await screen.findByRole("button", { name: "Confirm the address" });
  expect(sent).not.toHaveBeenCalled();
  await userEvent.click(button);

  expect(await screen.findByText(/administrator has to let you in/)).toBeVisible();
  expect(sent).toHaveBeenCalledWith({ token: "t1" });
});

it("confirms another address of an account", async () => {
  take("/auth/email/confirm", () => HttpResponse.json({ email: "new@example.com" }));
  renderAt(<ConfirmEmail />, { at: "/confirm-email#token=t1", path: "/confirm-email" });

  await userEvent.click(await screen.findByRole("button", { name: "Confirm the address" }));

  expect(await screen.findByText(/From now on it is new@example.com/)).toBeVisible();
});

it("says that a link without its token is not complete", async () => {
  renderAt(<Verify />, { at: "/verify", path: "/verify" });

  expect(await screen.findByRole("heading", { name: "The link is not complete" })).toBeVisible();
});

it("mails a link to who forgot the password", async () => {
  const sent = take("/auth/password/forgot", accepted);
  renderAt(<ForgotPassword />, { at: "/forgot-password", path: "/forgot-password" });

  await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.com{Enter}");

  expect(await screen.findByText(/If ada@example.com has an account here/)).toBeVisible();
  expect(sent).toHaveBeenCalledWith({ email: "ada@example.com" });
});

it("says whom to ask where no mail can be sent", async () => {
  serveOptions({ password_reset: false });
  renderAt(<ForgotPassword />, { at: "/forgot-password", path: "/forgot-password" });

  expect(await screen.findByText(/Ask an administrator/)).toBeVisible();
});

it("sets a new password by a link", async () => {
  const sent = take("/auth/password/reset", () => new HttpResponse(null, { status: 204 }));
  renderAt(<ResetPassword />, { at: "/reset-password#token=t1", path: "/reset-password" });
  const user = userEvent.setup();

  const field = await screen.findByLabelText("New password");
  await user.type(field, PASSWORD);
  expect(field).toHaveAttribute("type", "password");
  await user.click(screen.getByRole("button", { name: "Show the password" }));
  expect(field).toHaveAttribute("type", "text");
  await user.click(screen.getByRole("button", { name: "Set the password" }));

  const ways = within(await screen.findByRole("navigation", { name: "Other ways" }));
  expect(await ways.findByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login");
  expect(sent).toHaveBeenCalledWith({ token: "t1", password: PASSWORD });
});

it("takes an invitation up and logs in with it", async () => {
  const sent = take("/auth/invitation/accept", () => HttpResponse.json({ email: "ada@example.com" }));
  const login = take("/auth/login");
  const { location } = renderAt(<Invitation />, { at: "/invitation#token=t1", path: "/invitation" });
  const user = userEvent.setup();

  await user.type(await screen.findByLabelText("Your name"), "Ada");
  await user.type(screen.getByLabelText(/User name/), "ada");
  await user.type(screen.getByLabelText("Password"), PASSWORD);
  await user.click(screen.getByRole("button", { name: "Accept the invitation" }));

  await waitFor(() => expect(location()).toBe("/"));
  expect(sent).toHaveBeenCalledWith({ token: "t1", name: "Ada", username: "ada", password: PASSWORD });
  expect(login).toHaveBeenCalledWith({ login: "ada@example.com", password: PASSWORD });
});
