import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { samplePreview } from "@/testing/sample-preview";
import { server } from "@/testing/server";
import { JobForm } from "../components/job-form";
import { keepDraft, keptDraft, shelfKey } from "../editor/draft-shelf";
import { draftOfJob } from "../job-draft";

const CATALOG = {
  executors: [
    {
      kind: "shell",
      title: "Shell command",
      description: "Runs a command line.",
      is_process: true,
      config_schema: {
        type: "object",
        properties: { command: { type: "string", format: "command", title: "Command" } },
        required: ["command"],
      },
    },
  ],
};
const FINE = { ok: true, errors: [], warnings: [], changes: [], version: 1, schedule_text: "" };

beforeEach(() => {
  sessionStorage.clear();
  server.use(
    http.get("/api/v1/catalog", () => HttpResponse.json(CATALOG)),
    http.post("/api/v1/schedules/preview", () => HttpResponse.json(samplePreview())),
  );
});

function open(job = sampleJob(), props: { onSaved?: () => void } = {}) {
  const page = renderAt(<JobForm job={job} userId="u1" onSaved={vi.fn()} onCancel={vi.fn()} {...props} />);
  return { user: userEvent.setup(), page };
}

it("tells what is wrong while one types, and what may surprise", async () => {
  const asked = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("/api/v1/jobs/check", async ({ request }) => {
      asked(await request.json());
      return HttpResponse.json({
        ...FINE,
        ok: false,
        errors: [{ pointer: "/description", code: "x", detail: "This says nothing." }],
        warnings: [{ pointer: "/queue", code: "job.no_worker", detail: "It would wait." }],
      });
    }),
  );
  const { user } = open();

  await user.type(screen.getByLabelText(/Description/), "x");

  expect(await screen.findByText("This says nothing.")).toBeVisible();
  expect(screen.getByText("It would wait.")).toBeVisible();
  expect(asked).toHaveBeenLastCalledWith(
    expect.objectContaining({
      job_id: "a1b2c3d4e5f6g7h8",
      definition: expect.objectContaining({ description: "x" }) as unknown,
    }),
  );
});

it("does not call empty what nobody has written yet", async () => {
  server.use(
    http.post("/api/v1/jobs/check", () =>
      HttpResponse.json({
        ...FINE,
        ok: false,
        errors: [
          { pointer: "/name", code: "job.name", detail: "A name is needed." },
          { pointer: "/description", code: "x", detail: "This says nothing." },
        ],
      }),
    ),
  );
  renderAt(<JobForm userId="u1" onSaved={vi.fn()} onCancel={vi.fn()} />);

  await userEvent.type(screen.getByLabelText(/Description/), "x");

  expect(await screen.findByText("This says nothing.")).toBeVisible();
  expect(screen.queryByText("A name is needed.")).toBeNull();
});

it("shows what saving will change before it is saved", async () => {
  const { user } = open();
  expect(screen.getByText("Nothing changed yet")).toBeVisible();

  await user.type(screen.getByLabelText("Name"), " 2");
  await user.click(screen.getByRole("button", { name: "1 change" }));

  const changes = screen.getByRole("region", { name: "What will be saved" });
  expect(changes).toHaveTextContent("nightly backup");
  expect(changes).toHaveTextContent("nightly backup 2");
});

it("keeps what was typed over a reload, and gives it back when asked", async () => {
  const first = open();
  await first.user.type(screen.getByLabelText("Name"), " for good");
  await waitFor(() => expect(keptDraft(shelfKey("u1", "a1b2c3d4e5f6g7h8"))?.draft.name).toMatch(/good$/));
  first.page.unmount();

  const { user } = open();
  expect(screen.getByLabelText("Name")).toHaveValue("nightly backup");
  await user.click(screen.getByRole("button", { name: "Restore it" }));

  await waitFor(() => expect(screen.getByLabelText("Name")).toHaveValue("nightly backup for good"));
  expect(screen.queryByText(/was not saved/)).toBeNull();
});

it("offers nobody else's draft, and none that was saved", async () => {
  const key = shelfKey("u2", "a1b2c3d4e5f6g7h8");
  keepDraft(key, { draft: draftOfJob(sampleJob(), "UTC"), text: null, version: 1, keptAt: 0 });
  server.use(http.patch("/api/v1/jobs/:id", () => HttpResponse.json(sampleJob({ version: 2 }))));
  const saved = vi.fn();
  const { user } = open(sampleJob(), { onSaved: saved });
  expect(screen.queryByText(/was not saved/)).toBeNull();

  await user.type(screen.getByLabelText("Name"), "x");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(keptDraft(shelfKey("u1", "a1b2c3d4e5f6g7h8"))).toBeNull();
  expect(keptDraft(key)).not.toBeNull();
});

it("notices that the job was changed since the draft was begun", async () => {
  const before = sampleJob({ version: 1 });
  const draft = { ...draftOfJob(before, "UTC"), name: "mine" };
  keepDraft(shelfKey("u1", before.id), { draft, text: null, version: 1, keptAt: Date.now() });
  const present = sampleJob({ version: 2, timeout_s: 60 });
  const seen = vi.fn<(version: string | null) => void>();
  server.use(
    http.get("/api/v1/jobs/:id/versions/1", () => HttpResponse.json({ definition: before })),
    http.get("/api/v1/jobs/:id", () => HttpResponse.json(present)),
    http.patch("/api/v1/jobs/:id", ({ request }) => {
      seen(request.headers.get("If-Match"));
      return HttpResponse.json({ title: "Changed", status: 412, detail: "Changed." }, { status: 412 });
    }),
  );
  const { user } = open(present);

  await user.click(screen.getByRole("button", { name: "Restore it" }));
  // Its differences are those from version 1, once that has come.
  expect(await screen.findByRole("button", { name: "1 change" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(await screen.findByText(/changed this job meanwhile/)).toBeVisible();
  expect(seen).toHaveBeenCalledWith('"1"');
});

it("shows the same thing as YAML, and takes back what was written there", async () => {
  const { user } = open();

  await user.click(screen.getByRole("radio", { name: "YAML" }));

  const text = await screen.findByRole("textbox", { name: "Definition as YAML" });
  await waitFor(() => expect(text).toHaveTextContent("nightly backup"));
  expect(text).toHaveTextContent("command");
  expect(text).not.toHaveTextContent("misfire");
  await user.click(screen.getByRole("radio", { name: "Form" }));
  expect(within(screen.getByRole("region", { name: "What it is" })).getByLabelText("Name")).toHaveValue(
    "nightly backup",
  );
});
