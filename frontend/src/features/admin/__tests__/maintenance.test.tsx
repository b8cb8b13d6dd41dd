import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { MaintenanceBanner } from "../components/maintenance-banner";
import { MaintenanceSection } from "../overview/maintenance-section";
import { PurgeSection } from "../system/purge-section";

const OFF = { is_on: false, since: null, until: null, reason: "", by: "", pauses_scheduling: false };
const ON = { ...OFF, is_on: true, since: "2026-11-21T10:00:00Z", reason: "Moving", by: "Ada" };

it("tells everybody why nothing can be changed, and lets administrators alone end it", async () => {
  server.use(http.get("/api/v1/maintenance", () => HttpResponse.json(ON)));
  renderAt(<MaintenanceBanner canEnd={false} />);

  expect(await screen.findByRole("status")).toHaveTextContent(
    "Maintenance: nothing can be changed, says Ada: Moving",
  );
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it("begins maintenance with a reason", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.get("/api/v1/maintenance", () => HttpResponse.json(OFF)),
    http.put("/api/v1/admin/maintenance", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(ON);
    }),
  );
  renderAt(<MaintenanceSection canManage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Begin…" }));
  await user.type(screen.getByLabelText("Reason"), "Moving");
  await user.click(screen.getByLabelText("Pause all scheduling, too"));
  await user.click(screen.getByRole("button", { name: "Begin maintenance" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith({ reason: "Moving", until: null, pause_scheduling: true }),
  );
});

it("tells what a purge would remove before it removes anything", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("/api/v1/admin/purge", async ({ request }) => {
      const body = (await request.json()) as { dry_run: boolean };
      sent(body);
      return HttpResponse.json({
        dry_run: body.dry_run,
        found: 12,
        removed: body.dry_run ? 0 : 12,
        left: body.dry_run ? 12 : 0,
        oldest: "2026-01-01T00:00:00Z",
        newest: "2026-02-01T00:00:00Z",
        bytes: 4000,
        jobs: [{ job_id: "j1", job_name: "nightly", executions: 12 }],
      });
    }),
  );
  renderAt(<PurgeSection />);
  const user = userEvent.setup();

  await user.click(screen.getByRole("button", { name: "What would be removed?" }));
  expect(await screen.findByText(/12 executions, about 4.0 kB.*nightly 12/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Remove 12 executions…" }));
  expect(sent).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole("button", { name: "Remove them" }));

  await waitFor(() => expect(sent).toHaveBeenLastCalledWith({ older_than_days: 30, dry_run: false }));
});
