import { QueryClient } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { SchedulingPause } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { applyPauseEvent } from "../apply-event";
import { PauseBanner } from "../components/pause-banner";
import { PauseSchedulingDialog } from "../components/pause-scheduling-dialog";

const PAUSED: SchedulingPause = {
  paused: true,
  since: "2026-11-20T02:00:00Z",
  reason: "Moving the database",
  by: "ada@example.com",
};

/** Serves the pause as it stands and what changes it, and tells what was sent. */
function servePause(initial: SchedulingPause) {
  let state = initial;
  const sent = vi.fn<(method: string, body?: unknown) => void>();
  server.use(
    http.get("/api/v1/pause", () => HttpResponse.json(state)),
    http.put("/api/v1/pause", async ({ request }) => {
      sent("PUT", await request.json());
      state = PAUSED;
      return HttpResponse.json(state);
    }),
    http.delete("/api/v1/pause", () => {
      sent("DELETE");
      state = { paused: false, since: null, reason: "", by: "" };
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return sent;
}

it("says who paused all scheduling and why, and lets an administrator resume", async () => {
  const sent = servePause(PAUSED);
  renderAt(<PauseBanner canPause />);
  const user = userEvent.setup();

  expect(await screen.findByText("All scheduling is paused")).toBeVisible();
  expect(screen.getByRole("status")).toHaveTextContent(/by ada@example\.com: Moving the database/);
  await user.click(screen.getByRole("button", { name: "Resume…" }));
  await user.click(screen.getByRole("button", { name: "Resume" }));

  await waitFor(() => expect(screen.queryByRole("status")).not.toBeInTheDocument());
  expect(sent).toHaveBeenCalledWith("DELETE");
});

it("offers others no button, and is not there while schedules run", async () => {
  servePause(PAUSED);
  const { unmount } = renderAt(<PauseBanner canPause={false} />);
  expect(await screen.findByText("All scheduling is paused")).toBeVisible();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  unmount();

  servePause({ paused: false, since: null, reason: "", by: "" });
  const { client } = renderAt(<PauseBanner canPause />);
  await waitFor(() => expect(client.getQueryData(["pause"])).toMatchObject({ paused: false }));

  expect(screen.queryByRole("status")).not.toBeInTheDocument();
});

it("pauses only with a reason", async () => {
  const sent = servePause({ paused: false, since: null, reason: "", by: "" });
  const closed = vi.fn();
  renderAt(<PauseSchedulingDialog onClose={closed} />);
  const user = userEvent.setup();
  expect(screen.getByRole("button", { name: "Pause all scheduling" })).toBeDisabled();

  await user.type(screen.getByLabelText("Reason"), "Moving the database");
  await user.click(screen.getByRole("button", { name: "Pause all scheduling" }));

  await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(sent).toHaveBeenCalledWith("PUT", { reason: "Moving the database" });
});

it("takes its own events for itself, and leaves the others", () => {
  const client = new QueryClient();
  const refetch = vi.spyOn(client, "invalidateQueries").mockResolvedValue();

  expect(applyPauseEvent(client, { type: "job.saved", owner_id: "u", job_id: "j" })).toBe(false);
  expect(refetch).not.toHaveBeenCalled();
  expect(applyPauseEvent(client, { type: "scheduling.paused", owner_id: "u", job_id: "" })).toBe(true);
  expect(refetch).toHaveBeenCalledOnce();
});
