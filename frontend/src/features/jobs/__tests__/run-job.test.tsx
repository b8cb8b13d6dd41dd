import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { server } from "@/testing/server";
import { JobHeader } from "../components/job-header";

const JOB = sampleJob({
  name: "export",
  parameters: [
    { name: "day", description: "Which day.", required: true },
    { name: "most", type: "number", default: 10 },
    { name: "deep", type: "boolean" },
    { name: "site", type: "choice", choices: ["a", "b"], default: "b" },
    { name: "note", default: "none" },
  ],
});

/** Tells what was sent to run the job. */
function serveTrigger() {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("/api/v1/jobs/:id/trigger", async ({ request }) => {
      const text = await request.text();
      sent(text === "" ? null : JSON.parse(text));
      return HttpResponse.json({ execution_id: "e" }, { status: 202 });
    }),
  );
  return sent;
}

function renderHeader(job = JOB, isAsking = false) {
  renderAt(
    <JobHeader job={job} isAsking={isAsking} onEdit={vi.fn()} onBackfill={vi.fn()} onDeleted={vi.fn()} />,
  );
  return userEvent.setup();
}

it("asks for the parameters of a job, with their defaults, before it is run", async () => {
  const sent = serveTrigger();
  const user = renderHeader();

  await user.click(screen.getByRole("button", { name: /Run now/ }));
  const dialog = within(screen.getByRole("dialog", { name: "Run “export”" }));
  expect(dialog.getByLabelText("most")).toHaveValue(10);
  expect(dialog.getByLabelText("site")).toHaveValue("b");
  await user.click(dialog.getByRole("button", { name: "Run now" }));
  expect(await dialog.findByText("A value is needed.")).toBeVisible();
  expect(sent).not.toHaveBeenCalled();
  await user.type(dialog.getByLabelText("day"), "monday");
  await user.clear(dialog.getByLabelText("note"));
  await user.selectOptions(dialog.getByLabelText(/^deep/), "Yes");
  await user.click(dialog.getByRole("button", { name: "Run now" }));

  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(sent).toHaveBeenCalledWith({
    parameters: { day: "monday", most: 10, deep: true, site: "b", note: "" },
    dry_run: false,
  });
});

it("keeps a refused value in sight, with the reason", async () => {
  server.use(
    http.post("/api/v1/jobs/:id/trigger", () =>
      HttpResponse.json(
        {
          title: "Invalid",
          status: 422,
          detail: "Not run.",
          errors: [{ pointer: "/parameters/day", code: "x", detail: "No such day." }],
        },
        { status: 422 },
      ),
    ),
  );
  const user = renderHeader(JOB, true);

  await user.type(screen.getByLabelText("day"), "foo");
  await user.click(screen.getByRole("button", { name: "Dry run" }));

  expect(await screen.findByText("No such day.")).toBeVisible();
  expect(screen.getByLabelText("day")).toBeInvalid();
});

it("runs a job without parameters at once, and looks without doing on demand", async () => {
  const sent = serveTrigger();
  const user = renderHeader(sampleJob());

  await user.click(screen.getByRole("button", { name: "Run now" }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith(null));
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Dry run" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith({ parameters: {}, dry_run: true }));
});
