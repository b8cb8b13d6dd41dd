import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Grant } from "@/api/types";
import type { Owner } from "@/lib/owners";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";
import { HandOverDialog } from "../components/hand-over-dialog";
import { ShareDialog } from "../components/share-dialog";

const JOB = sampleJob({ owner_id: "u1" });
const TEAM: Owner = { id: "t1", name: "Data", role: "member" };
const GRANT: Grant = {
  subject_id: "u2",
  kind: "user",
  name: "Bo",
  level: "view",
  granted_by: "u1",
  granted_by_name: "Ada",
  granted_at: "2026-11-20T00:00:00Z",
};

function serveGrants(items: Grant[]) {
  server.use(http.get("*/api/v1/jobs/:id/grants", () => HttpResponse.json({ items })));
}

it("shares with a person by e-mail address, and says when there is none", async () => {
  serveGrants([]);
  server.use(
    http.post("*/api/v1/jobs/:id/grants", () =>
      HttpResponse.json({ title: "x", status: 400, detail: "There is no such user." }, { status: 400 }),
    ),
  );
  renderAt(<ShareDialog job={JOB} teams={[]} onClose={vi.fn()} />);
  const user = userEvent.setup();

  await user.type(screen.getByLabelText("E-mail address"), "cy@example.org");
  await user.selectOptions(screen.getByLabelText("What they may do"), "run");
  await user.click(screen.getByRole("button", { name: "Share" }));

  expect(await screen.findByText("There is no such user.")).toBeVisible();
  expect(screen.getByLabelText("E-mail address")).toHaveValue("cy@example.org");
});

it("changes how far it is shared, and ends it", async () => {
  serveGrants([GRANT]);
  const done = vi.fn<(what: string) => void>();
  server.use(
    http.put("*/api/v1/jobs/:id/grants/:subject", async ({ request, params }) => {
      done(`${String(params["subject"])} ${((await request.json()) as Grant).level}`);
      return HttpResponse.json({ ...GRANT, level: "edit" });
    }),
    http.delete("*/api/v1/jobs/:id/grants/:subject", () => {
      done("removed");
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt(<ShareDialog job={JOB} teams={[TEAM]} onClose={vi.fn()} />);
  const user = userEvent.setup();
  const list = await screen.findByRole("list", { name: "Shared with" });

  await user.selectOptions(within(list).getByLabelText("What Bo may do"), "edit");
  await waitFor(() => expect(done).toHaveBeenCalledWith("u2 edit"));
  await user.click(within(list).getByRole("button", { name: "Share it with Bo no more" }));

  await waitFor(() => expect(done).toHaveBeenCalledWith("removed"));
});

it("hands a job over to a team, and says why it cannot", async () => {
  const asked = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("*/api/v1/jobs/:id/transfer", async ({ request }) => {
      asked(await request.json());
      return HttpResponse.json(
        { title: "x", status: 409, detail: "Executions of this job have not ended." },
        { status: 409 },
      );
    }),
  );
  const owners: Owner[] = [{ id: "u1", name: "Me", role: null }, TEAM];
  renderAt(
    <HandOverDialog job={JOB} owners={owners} canGiveAnybody={false} onDone={vi.fn()} onClose={vi.fn()} />,
  );
  const user = userEvent.setup();

  expect(screen.queryByRole("option", { name: "Me" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Hand over" }));

  expect(await screen.findByText("Executions of this job have not ended.")).toBeVisible();
  expect(asked).toHaveBeenCalledWith({ owner_id: "t1" });
});
