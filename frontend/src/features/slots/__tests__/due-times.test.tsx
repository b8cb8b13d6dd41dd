import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Slot } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";
import { DueTimes } from "../components/due-times";
import { sampleSlot } from "./sample";

const HOUR_MS = 3_600_000;
const JOB = sampleJob();

const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
const SLOTS = [
  sampleSlot({ due_at: ago(20), execution_id: "e1", text: "Started 40 ms after 02:00:00 and succeeded." }),
  sampleSlot({
    due_at: ago(15),
    disposition: "skipped",
    reason: "overlap",
    text: "Skipped: the previous execution was still running.",
    execution_id: null,
    execution_state: null,
  }),
  sampleSlot({
    due_at: ago(10),
    until: ago(5),
    count: 6,
    disposition: "missed",
    reason: "policy",
    text: "6 due times from 10:00 to 15:00 were missed: the job does not catch up.",
    execution_id: null,
    execution_state: null,
  }),
  sampleSlot({ due_at: ago(1), execution_id: "e2", execution_state: "failed", text: "Started and failed." }),
];

/** Serves those of `slots` that fall into what is asked for, and tells what that was. */
function serveSlots(slots: Slot[] = SLOTS) {
  const asked = vi.fn<(from: number, to: number) => void>();
  server.use(
    http.get(`/api/v1/jobs/${JOB.id}/slots`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const from = Date.parse(query.get("from") ?? "");
      const to = Date.parse(query.get("to") ?? "");
      asked(from, to);
      const items = slots.filter(
        ({ due_at: due, until }) => Date.parse(due) <= to && Date.parse(until ?? due) >= from,
      );
      return HttpResponse.json({ items, complete: true, next_cursor: null });
    }),
  );
  return asked;
}

it("shows each due time with its answer, executions as links", async () => {
  serveSlots();
  renderAt(<DueTimes job={JOB} isHeld={false} />);

  const strip = await screen.findByRole("group", { name: /Due times/ });
  expect(
    within(strip)
      .getAllByRole("link")
      .map((link) => link.getAttribute("href")),
  ).toEqual(["/executions/e1", "/executions/e2"]);
  expect(within(strip).getByRole("button", { name: /still running/ })).toBeVisible();
  expect(within(strip).getByRole("button", { name: /^6 due times from .* missed/ })).toHaveTextContent("6");
  expect(screen.getByText("9 due times: 1 failed, 6 missed, 1 skipped, 1 succeeded.")).toBeVisible();
});

it("is one stop of the Tab key; arrows move along it and show the answers", async () => {
  serveSlots();
  renderAt(<DueTimes job={JOB} isHeld={false} />);
  const user = userEvent.setup();
  const marks = within(await screen.findByRole("group", { name: /Due times/ }));

  const last = marks.getByRole("link", { name: /Started and failed/ });
  act(() => last.focus());
  expect(last).toHaveAttribute("tabindex", "0");
  await user.keyboard("{ArrowLeft}{ArrowLeft}");

  expect(marks.getByRole("button", { name: /still running/ })).toHaveFocus();
  expect(screen.getByText(/: Skipped: the previous execution was still running\.$/)).toBeVisible();
  await user.keyboard("{Home}");
  expect(marks.getByRole("link", { name: /succeeded/ })).toHaveFocus();
  await user.keyboard("{Tab}");
  expect(marks.queryAllByRole("link", { current: false })).not.toContain(document.activeElement);
});

it("goes to the day before, and back to the present", async () => {
  const asked = serveSlots();
  const { location } = renderAt(<DueTimes job={JOB} isHeld={false} />);
  const user = userEvent.setup();
  await screen.findByRole("group", { name: /Due times/ });
  expect(screen.getByRole("button", { name: "Newer" })).toBeDisabled();

  await user.click(screen.getByRole("button", { name: "Older" }));

  expect(await screen.findByText("Nothing was due in this time.")).toBeVisible();
  const [from = 0, to = 0] = asked.mock.lastCall ?? [];
  expect(to - from).toBe(24 * HOUR_MS);
  expect(Math.abs(Date.now() - 24 * HOUR_MS - to)).toBeLessThan(60_000);
  await user.click(screen.getByRole("button", { name: "Newer" }));
  await waitFor(() => expect(location()).toBe("/"));
});

it("lists the same records in a table, newest first", async () => {
  serveSlots();
  renderAt(<DueTimes job={JOB} isHeld={false} />, { at: "/?slots=table" });

  const rows = within(await screen.findByRole("table", { name: "Due times" })).getAllByRole("row");

  expect(rows.slice(1).map((row) => within(row).getAllByRole("cell")[2]?.textContent)).toEqual(
    SLOTS.map(({ text }) => text).reverse(),
  );
});

it("answers why it did not run at a time", async () => {
  const due = "2026-11-20T02:00:00Z";
  serveSlots([{ ...(SLOTS[1] ?? sampleSlot()), due_at: due }]);
  renderAt(<DueTimes job={JOB} isHeld={false} />, { at: "/?why=2026-11-20T02:00" });
  const status = () => screen.getByText(/Skipped: the previous/, { selector: "[role=status] *" });

  await waitFor(() => expect(status()).toHaveTextContent(/^Skipped: the previous execution/));
});

it("finds the nearest due time where there was none at that time", async () => {
  const asked = serveSlots([{ ...(SLOTS[1] ?? sampleSlot()), due_at: "2026-11-18T02:00:00Z" }]);
  renderAt(<DueTimes job={JOB} isHeld={false} />, { at: "/?why=2026-11-20T02:00" });

  expect(await screen.findByText(/^It was not due then\. The nearest due time is Wed/)).toBeVisible();
  expect(asked.mock.calls.length).toBeLessThan(8);
});

it("keeps a question for the future until then", async () => {
  serveSlots();
  renderAt(<DueTimes job={JOB} isHeld={false} />, { at: "/?why=2999-01-01T02:00" });

  expect(await screen.findByText("That moment is still to come.")).toBeVisible();
});

it("says what went wrong and tries again", async () => {
  server.use(
    http.get(`/api/v1/jobs/${JOB.id}/slots`, () =>
      HttpResponse.json({ title: "x", status: 409, detail: "Redis is away." }, { status: 409 }),
    ),
  );
  renderAt(<DueTimes job={JOB} isHeld={false} />);
  expect(await screen.findByRole("alert")).toHaveTextContent("Redis is away.");

  serveSlots();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText(/9 due times/)).toBeVisible();
});
