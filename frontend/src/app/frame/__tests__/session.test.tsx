import { useQuery } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ExpiredDialog } from "@/app/frame/expired-dialog";
import { meOptions } from "@/features/auth/api/get-me";
import { useSessionGuard } from "@/features/auth/use-session-guard";
import { announceSessionExpired } from "@/lib/session";
import { renderAt } from "@/testing/render";
import { sampleMe } from "@/testing/sample-me";
import { server } from "@/testing/server";

let whoIsIn = "u1";
const channel = new BroadcastChannel("chronos.session");

beforeEach(() => {
  whoIsIn = "u1";
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: whoIsIn }))),
    http.get("/api/v1/auth/options", () => new HttpResponse(null, { status: 404 })),
    http.post("/api/v1/auth/login", () => HttpResponse.json({ access_token: "x" })),
  );
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** A page with a form, in a frame that watches the session. */
function Framed() {
  const { isExpired, returns, comeBack } = useSessionGuard();
  const { data } = useQuery(meOptions);
  const [note, setNote] = useState("");
  return (
    <>
      <p>
        {data ? `in as ${data.user.id}` : "nobody"}, returned {returns}
      </p>
      <input aria-label="Note" value={note} onChange={({ target }) => setNote(target.value)} />
      {isExpired ? <ExpiredDialog onReturned={() => void comeBack()} /> : null}
    </>
  );
}

async function typeAndExpire() {
  const shown = renderAt(<Framed />, { at: "/jobs/a?edit=1" });
  await screen.findByText(/in as u1/);
  await userEvent.type(screen.getByLabelText("Note"), "half a thought");
  act(() => announceSessionExpired());
  await screen.findByRole("dialog", { name: "Log in to go on" });
  return shown;
}

async function logIn() {
  await userEvent.type(screen.getByLabelText("E-mail or user name"), "ada");
  await userEvent.type(screen.getByLabelText("Password"), "correct horse");
  await userEvent.click(screen.getByRole("button", { name: "Log in" }));
}

it("who logs in over the page finds it as it was left", async () => {
  const { location } = await typeAndExpire();
  await logIn();
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(screen.getByLabelText("Note")).toHaveValue("half a thought");
  expect(screen.getByText("in as u1, returned 1")).toBeVisible();
  expect(location()).toBe("/jobs/a?edit=1");
});

it("the dialog can be put aside to look at the page, and brought back", async () => {
  await typeAndExpire();
  await userEvent.keyboard("{Escape}");
  expect(screen.getByText(/nothing is saved/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Log in" }));
  expect(screen.getByRole("dialog")).toBeVisible();
});

it("somebody else who logs in begins at the overview", async () => {
  const { location } = await typeAndExpire();
  whoIsIn = "u2";
  await logIn();
  expect(await screen.findByText(/in as u2/)).toBeVisible();
  await waitFor(() => expect(location()).toBe("/"));
});

it("logging in in another tab brings this one back, too", async () => {
  await typeAndExpire();
  channel.postMessage("began");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(screen.getByLabelText("Note")).toHaveValue("half a thought");
});

it("logging out in another tab leaves for the login page", async () => {
  const { location } = renderAt(<Framed />, { at: "/jobs/a" });
  await screen.findByText(/in as u1/);
  channel.postMessage("ended");
  await waitFor(() => expect(location()).toBe("/login"));
});
