import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { samplePreview } from "@/testing/sample-preview";
import { server } from "@/testing/server";
import { JobForm } from "../components/job-form";

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

const PREVIEW = samplePreview({
  description: "Every day at 02:00",
  warnings: [{ code: "dst", detail: "The clock jumps over 02:00 on one day." }],
});

beforeEach(() => {
  server.use(
    http.get("/api/v1/catalog", () => HttpResponse.json(CATALOG)),
    http.post("/api/v1/schedules/preview", () => HttpResponse.json(PREVIEW)),
  );
});

async function fillIn() {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Name"), "nightly backup");
  await user.type(await screen.findByLabelText("Command"), "pg_dump main");
  return user;
}

it("reads the schedule back in words with its next times and its warnings", async () => {
  renderAt(<JobForm onSaved={vi.fn()} onCancel={vi.fn()} />);

  expect(await screen.findByText("Every day at 02:00")).toBeVisible();
  expect(screen.getByText(/jumps over 02:00/)).toBeVisible();
  expect(screen.getByRole("list", { name: "Next due times" }).children).toHaveLength(1);
});

it("creates an active job from what was typed", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  const saved = vi.fn();
  server.use(
    http.post("/api/v1/jobs", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(sampleJob(), { status: 201 });
    }),
  );
  renderAt(<JobForm onSaved={saved} onCancel={vi.fn()} />);

  const user = await fillIn();
  await user.click(screen.getByRole("button", { name: "Create and activate" }));

  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(sent).toHaveBeenCalledWith(
    expect.objectContaining({
      name: "nightly backup",
      state: "active",
      executor: { kind: "shell", config: { command: "pg_dump main" } },
      schedule: expect.objectContaining({ kind: "cron", expression: "0 2 * * *" }) as unknown,
    }),
  );
});

it("shows what the server refused at the fields it named, and keeps what was typed", async () => {
  server.use(
    http.post("/api/v1/jobs", () =>
      HttpResponse.json(
        {
          title: "Invalid",
          status: 400,
          detail: "The job was not saved.",
          errors: [
            { pointer: "/name", code: "taken", detail: "You have another job of this name." },
            { pointer: "/executor/config/command", code: "command", detail: "A command is needed." },
          ],
        },
        { status: 400 },
      ),
    ),
  );
  renderAt(<JobForm onSaved={vi.fn()} onCancel={vi.fn()} />);

  const user = await fillIn();
  await user.click(screen.getByRole("button", { name: "Save as draft" }));

  expect(await screen.findByText("You have another job of this name.")).toBeVisible();
  expect(screen.getByText("A command is needed.")).toBeVisible();
  expect(screen.getByLabelText("Name")).toBeInvalid();
  expect(screen.getByLabelText("Name")).toHaveValue("nightly backup");
});

it("asks before unsaved work is left", async () => {
  renderAt(<JobForm onSaved={vi.fn()} onCancel={vi.fn()} />);
  await fillIn();

  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);

  expect(event.defaultPrevented).toBe(true);
});
