import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { Job } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { samplePreview } from "@/testing/sample-preview";
import { server } from "@/testing/server";
import { JobForm } from "../components/job-form";

const MINE = sampleJob({ version: 3 });
const THEIRS = sampleJob({ version: 4, timeout_s: 60, changed_by: "u2" });

const CATALOG = {
  executors: [
    {
      kind: "shell",
      title: "Shell command",
      description: "Runs a command line.",
      is_process: true,
      config_schema: { type: "object", properties: { command: { type: "string", title: "Command" } } },
    },
  ],
};

interface Sent {
  seen: string | null;
  body: Record<string, unknown>;
}

/** A server that has `present`, and takes changes to that version only. */
function serve(present: Job): Sent[] {
  const sent: Sent[] = [];
  server.use(
    http.get("*/api/v1/catalog", () => HttpResponse.json(CATALOG)),
    http.post("*/api/v1/schedules/preview", () => HttpResponse.json(samplePreview({}))),
    http.get("*/api/v1/jobs/:id", () => HttpResponse.json(present)),
    http.patch("*/api/v1/jobs/:id", async ({ request }) => {
      const seen = request.headers.get("If-Match");
      sent.push({ seen, body: (await request.json()) as Record<string, unknown> });
      if (seen === `"${present.version}"`) return HttpResponse.json({ ...present, version: 5 });
      return HttpResponse.json({ title: "Changed", status: 412, detail: "Changed." }, { status: 412 });
    }),
  );
  return sent;
}

beforeEach(() => {
  server.use(
    http.get("*/api/v1/directory", () =>
      HttpResponse.json({ items: [{ id: "u2", kind: "user", name: "Bo", email: null }] }),
    ),
  );
});

async function rename(onSaved = vi.fn()) {
  renderAt(<JobForm job={MINE} onSaved={onSaved} onCancel={vi.fn()} />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Name"), " of main");
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  return user;
}

it("tells what somebody else changed, and puts both together without saving anything", async () => {
  const sent = serve(THEIRS);
  const user = await rename();

  const conflict = await screen.findByRole("alert");
  expect(conflict).toHaveTextContent("it is version 4 now");
  expect(conflict).toHaveTextContent("Time limit in seconds");
  expect(await screen.findByText("Bo")).toBeVisible();
  expect(sent.map(({ seen }) => seen)).toEqual(['"3"']);

  await user.click(screen.getByRole("button", { name: "Put both together" }));
  expect(screen.getByLabelText("Name")).toHaveValue("nightly backup of main");
  expect(sent).toHaveLength(1);

  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.seen).toBe('"4"');
  expect(sent[1]?.body).toMatchObject({ name: "nightly backup of main", timeout_s: 60 });
});

it("saves mine over it when told so", async () => {
  const sent = serve(THEIRS);
  const saved = vi.fn();
  const user = await rename(saved);

  await user.click(await screen.findByRole("button", { name: "Save mine over it" }));

  await waitFor(() => expect(saved).toHaveBeenCalled());
  expect(sent[1]?.seen).toBe('"4"');
  expect(sent[1]?.body).toMatchObject({ timeout_s: MINE.timeout_s });
});

it("asks nobody when the job was only paused meanwhile, and leaves it paused", async () => {
  const sent = serve({ ...MINE, version: 4, state: "paused" });
  const saved = vi.fn();
  await rename(saved);

  await waitFor(() => expect(saved).toHaveBeenCalled());
  expect(sent.map(({ seen }) => seen)).toEqual(['"3"', '"4"']);
  expect(sent[1]?.body).not.toHaveProperty("state");
});
