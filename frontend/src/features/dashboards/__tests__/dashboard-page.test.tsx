import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { useState } from "react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Dashboard } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { DashboardPage } from "../components/dashboard-page";
import { Kiosk } from "../components/kiosk";
import { sampleDashboard } from "./sample";

const QUICK = { delay: null, pointerEventsCheck: 0 };
const sent = vi.fn<(ifMatch: string | null, body: unknown) => void>();

function overview(running: number) {
  return http.get("/api/v1/overview", () =>
    HttpResponse.json({
      running_total: running,
      queued_total: 0,
      failing: [],
      failing_total: 0,
      next: [],
      lag: { p99_ms: null },
    }),
  );
}

// Loaded on demand: on a busy machine that takes longer than a test waits.
beforeAll(() => import("../components/dashboard-editor"));

beforeEach(() => {
  sessionStorage.clear();
  sent.mockReset();
  server.use(
    overview(7),
    http.patch("/api/v1/dashboards/d1", async ({ request }) => {
      const body = (await request.json()) as Partial<Dashboard>;
      sent(request.headers.get("if-match"), body);
      return HttpResponse.json(sampleDashboard({ ...body, version: 4 }));
    }),
  );
});

function show(dashboard = sampleDashboard()) {
  return renderAt(<DashboardPage dashboard={dashboard} owners={[]} JobPicker={() => <span>job</span>} />);
}

it("shows each widget with what it found", async () => {
  show();

  expect(await within(screen.getByRole("region", { name: "Running now" })).findByText("7")).toBeVisible();
  expect(within(screen.getByRole("region", { name: "Whom to call" })).getByText("Ada")).toBeVisible();
});

it("says of a widget that its thing is gone, and goes on with the others", async () => {
  server.use(http.get("/api/v1/overview", () => HttpResponse.json({ status: 404 }, { status: 404 })));
  show();

  expect(await screen.findByText("This is not there any more, or not yours to see.")).toBeVisible();
  expect(screen.getByText("Ada")).toBeVisible();
});

it("removes a widget, takes that back, removes it anew and saves over the version it began with", async () => {
  show();
  const user = userEvent.setup(QUICK);
  await user.click(screen.getByRole("button", { name: "Arrange" }));
  const remove = async () => {
    await user.click(await screen.findByRole("button", { name: "Actions of Whom to call" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
    await waitFor(() => expect(screen.queryByText("Whom to call")).not.toBeInTheDocument());
  };

  await remove();
  await user.click(screen.getByRole("button", { name: "Undo (u)" }));
  expect(await screen.findByText("Whom to call")).toBeVisible();
  await remove();
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  const [ifMatch, body] = sent.mock.calls[0] ?? [];
  expect(ifMatch).toBe('"3"');
  expect((body as Dashboard).widgets.map(({ id, y }) => [id, y])).toEqual([["w2", 0]]);
});

it("moves a widget by the steps of its menu, and says where it is", async () => {
  show();
  const user = userEvent.setup(QUICK);
  await user.click(screen.getByRole("button", { name: "Arrange" }));

  await user.click(await screen.findByRole("button", { name: "Actions of Whom to call" }));
  await user.click(await screen.findByRole("menuitem", { name: "Narrower" }));

  expect(await screen.findByText("Column 1, row 1, 5 wide and 3 high")).toBeInTheDocument();
});

it("loses nothing that was arranged when the page is loaded again", async () => {
  const first = show();
  const user = userEvent.setup(QUICK);
  await user.click(screen.getByRole("button", { name: "Arrange" }));
  await user.click(await screen.findByRole("button", { name: "Actions of Whom to call" }));
  await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
  await waitFor(() => expect(screen.queryByText("Whom to call")).not.toBeInTheDocument());
  first.unmount();

  show();

  expect(await screen.findByRole("button", { name: "Save" })).toBeEnabled();
  expect(screen.queryByText("Whom to call")).not.toBeInTheDocument();
});

it("loses nothing that was arranged when somebody else saves meanwhile, before or after a reload", async () => {
  function Shared() {
    const [version, setVersion] = useState(3);
    return (
      <>
        <button onClick={() => setVersion(9)}>Another version comes</button>
        <DashboardPage
          dashboard={sampleDashboard({ version })}
          owners={[]}
          JobPicker={() => <span>job</span>}
        />
      </>
    );
  }
  const first = renderAt(<Shared />);
  const user = userEvent.setup(QUICK);
  await user.click(screen.getByRole("button", { name: "Arrange" }));
  await user.click(await screen.findByRole("button", { name: "Actions of Whom to call" }));
  await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
  await waitFor(() => expect(screen.queryByText("Whom to call")).not.toBeInTheDocument());

  await user.click(screen.getByRole("button", { name: "Another version comes" }));
  expect(screen.getByRole("button", { name: "Save" })).toBeEnabled();
  expect(screen.queryByText("Whom to call")).not.toBeInTheDocument();
  first.unmount();
  show(sampleDashboard({ version: 9 }));

  expect(screen.queryByText("Whom to call")).not.toBeInTheDocument();
  await user.click(await screen.findByRole("button", { name: "Save" }));
  // Over what it began with: the server refuses it, and one is asked.
  await waitFor(() => expect(sent.mock.calls[0]?.[0]).toBe('"3"'));
});

it("asks whose arrangement stays when somebody else saved meanwhile", async () => {
  let tries = 0;
  server.use(
    http.patch("/api/v1/dashboards/d1", ({ request }) => {
      tries += 1;
      sent(request.headers.get("if-match"), null);
      if (tries === 1) return HttpResponse.json({ title: "Stale", status: 412 }, { status: 412 });
      return HttpResponse.json(sampleDashboard({ version: 10 }));
    }),
    http.get("/api/v1/dashboards/d1", () => HttpResponse.json(sampleDashboard({ version: 9 }))),
  );
  show();
  const user = userEvent.setup(QUICK);
  await user.click(screen.getByRole("button", { name: "Arrange" }));
  await user.click(await screen.findByRole("button", { name: "Actions of Whom to call" }));
  await user.click(await screen.findByRole("menuitem", { name: "Taller" }));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  await user.click(screen.getByRole("button", { name: "Save", hidden: true }));
  await user.click(await screen.findByRole("button", { name: "Save mine over it" }));

  await waitFor(() => expect(sent.mock.calls.map(([tag]) => tag)).toEqual(['"3"', '"9"']));
});

it("adds a widget of a chosen kind once all is said", async () => {
  show();
  const user = userEvent.setup(QUICK);
  await user.click(screen.getByRole("button", { name: "Arrange" }));
  await user.click(await screen.findByRole("button", { name: "Add widget" }));
  await user.click(await screen.findByLabelText("Text"));
  await user.click(screen.getByRole("button", { name: "Add widget" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Write a text first.");
  fireEvent.change(screen.getByRole("textbox", { name: "Text" }), {
    target: { value: "Runbook: https://example.org/x." },
  });
  await user.click(screen.getByRole("button", { name: "Add widget" }));

  expect(await screen.findByRole("link", { name: "https://example.org/x" })).toHaveAttribute(
    "rel",
    "noreferrer noopener",
  );
});

it("leaves those who may only look nothing to arrange", () => {
  show(sampleDashboard({ may_change: false, may_manage: false }));

  expect(screen.queryByRole("button", { name: "Arrange" })).not.toBeInTheDocument();
});

it("goes from one dashboard to the next on a wall", async () => {
  server.use(
    http.get("/api/v1/dashboards/:id", ({ params }) =>
      HttpResponse.json(
        sampleDashboard({ id: String(params["id"]), name: `Dashboard ${String(params["id"])}` }),
      ),
    ),
  );
  renderAt(<Kiosk ids={["a", "b"]} everyS={60} />);

  expect(await screen.findByRole("heading", { name: "Dashboard a" })).toBeVisible();
  fireEvent.keyDown(document.body, { key: "ArrowRight" });
  expect(await screen.findByRole("heading", { name: "Dashboard b" })).toBeVisible();
  fireEvent.keyDown(document.body, { key: "ArrowRight" });
  expect(await screen.findByRole("heading", { name: "Dashboard a" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Leave the wall" })).toHaveAttribute("href", "/dashboards/a");
});
