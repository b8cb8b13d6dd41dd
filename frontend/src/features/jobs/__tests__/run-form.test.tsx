import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { Job, JobInput } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { samplePreview } from "@/testing/sample-preview";
import { sampleWorker } from "@/testing/sample-worker";
import { server } from "@/testing/server";
import { JobForm } from "../components/job-form";

const CATALOG = {
  executors: ["shell", "http"].map((kind) => ({
    kind,
    title: kind,
    description: "",
    is_process: kind === "shell",
    config_schema: { type: "object", properties: {} },
  })),
};

beforeEach(() => {
  server.use(
    http.get("/api/v1/catalog", () => HttpResponse.json(CATALOG)),
    http.post("/api/v1/schedules/preview", () => HttpResponse.json(samplePreview())),
    http.get("/api/v1/workers", () =>
      HttpResponse.json({
        items: [sampleWorker({ labels: ["gpu", "sandbox", "limit-cpu", "kind-python"] })],
      }),
    ),
  );
});

/** The form of a job, and what is sent when it is saved; `refuse` answers instead of taking it. */
function renderForm(job: Job = sampleJob(), refuse?: { pointer: string; detail: string }) {
  const sent = vi.fn<(input: JobInput) => void>();
  server.use(
    http.patch("/api/v1/jobs/:id", async ({ request }) => {
      sent((await request.json()) as JobInput);
      return refuse
        ? HttpResponse.json(
            { title: "x", status: 422, detail: "No.", errors: [{ code: "x", ...refuse }] },
            { status: 422 },
          )
        : HttpResponse.json(job);
    }),
  );
  renderAt(<JobForm job={job} onSaved={vi.fn()} onCancel={vi.fn()} />);
  return { sent, user: userEvent.setup({ delay: null }) };
}

const part = (title: string) => within(screen.getByRole("region", { name: title }));
const saved = (sent: ReturnType<typeof renderForm>["sent"]) => sent.mock.calls[0]?.[0];

it("writes a retry policy, and draws its waits while it is written", async () => {
  const { sent, user } = renderForm();

  await user.click(screen.getByRole("button", { name: /Retries.*No retry/ }));
  expect(part("Retries").queryByLabelText("First wait")).not.toBeInTheDocument();
  await user.clear(part("Retries").getByLabelText("Attempts"));
  await user.type(part("Retries").getByLabelText("Attempts"), "4");
  expect(part("Retries").getByRole("img", { name: "Attempts after waits of 5 s, 10 s, 20 s" })).toBeVisible();
  await user.click(part("Retries").getByRole("checkbox", { name: /^Signal/ }));
  await user.type(part("Retries").getByLabelText("Exit codes"), "75,");
  await user.click(part("Retries").getByRole("radio", { name: "Start it again" }));
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(saved(sent)).toMatchObject({
    on_lost: "retry",
    retry: { max_attempts: 4, initial_s: 5, multiplier: 2, cap_s: 300, jitter: 0.1, exit_codes: [75] },
  });
  expect(saved(sent)?.retry.on).not.toContain("signal");
});

it("says what each sandbox allows, and writes hosts, limits and folders", async () => {
  const { sent, user } = renderForm();

  await user.click(screen.getByRole("button", { name: /Sandbox.*Trusted/ }));
  const sandbox = part("Sandbox");
  expect(sandbox.queryByLabelText("Network")).not.toBeInTheDocument();
  await user.click(sandbox.getByRole("radio", { name: "Strict" }));
  expect(sandbox.getByLabelText("Memory")).toHaveAttribute("placeholder", "256 MiB");
  await user.selectOptions(sandbox.getByLabelText("Network"), "Some hosts");
  await user.click(sandbox.getByRole("button", { name: "Add a host" }));
  await user.type(sandbox.getByLabelText("host 1"), "api.example.org:443");
  await user.type(sandbox.getByLabelText("Memory"), "2");
  await user.selectOptions(sandbox.getByLabelText("Unit of Memory"), "GB");
  await user.click(sandbox.getByRole("button", { name: "Add a folder" }));
  await user.type(sandbox.getByLabelText("Path of folder 1"), "/srv");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(saved(sent)?.sandbox).toEqual({
    profile: "strict",
    network: "allow_list",
    allowed_hosts: ["api.example.org:443"],
    limits: { memory_bytes: 2_000_000_000 },
    binds: [{ path: "/srv", writable: false }],
  });
});

it("offers a sandbox only for what starts a program", async () => {
  renderForm(sampleJob({ executor: { kind: "http", config: {} } }));

  await screen.findByRole("radio", { name: "http" });
  expect(screen.queryByRole("button", { name: /^Sandbox/ })).not.toBeInTheDocument();
});

it("writes parameters of several types", async () => {
  const { sent, user } = renderForm();

  await user.click(screen.getByRole("button", { name: /Parameters.*None/ }));
  await user.click(screen.getByRole("button", { name: "Add a parameter" }));
  const row = within(screen.getByRole("group", { name: "Parameter 1" }));
  await user.type(row.getByLabelText("Name"), "site");
  await user.selectOptions(row.getByLabelText("Type"), "One of several");
  await user.type(row.getByLabelText("Choices"), "a{Enter}b");
  await user.selectOptions(row.getByLabelText(/^Default/), "b");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(saved(sent)?.parameters).toEqual([
    { name: "site", type: "choice", description: "", default: "b", required: false, choices: ["a", "b"] },
  ]);
});

it("offers the labels that live workers have, and warns of one that none has", async () => {
  const { sent, user } = renderForm();

  await user.click(screen.getByRole("button", { name: /Workers.*Any worker/ }));
  await user.click(await screen.findByRole("button", { name: "Add the label gpu" }));
  expect(screen.queryByRole("button", { name: /Add the label sandbox/ })).not.toBeInTheDocument();
  await user.type(part("Workers").getByLabelText(/^Labels/), "arm,");
  expect(part("Workers").getByRole("status")).toHaveTextContent("No worker that is alive has arm");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(saved(sent)?.needs).toEqual(["gpu", "arm"]));
});

it("opens where something of it is refused, and says it at its row", async () => {
  const job = sampleJob({
    sandbox: { profile: "strict", network: "allow_list", allowed_hosts: ["a.example:443", "b"] },
  });
  const { user } = renderForm(job, { pointer: "/sandbox/allowed_hosts/1", detail: "This is no host." });

  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(await screen.findByText("This is no host.")).toBeVisible();
  expect(screen.getByLabelText("host 2")).toBeInvalid();
  expect(screen.getByLabelText("host 1")).toBeValid();
});
