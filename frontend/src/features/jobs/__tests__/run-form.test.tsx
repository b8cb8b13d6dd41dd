import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { type ComponentType, useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { samplePreview } from "@/testing/sample-preview";
import { sampleWorker } from "@/testing/sample-worker";
import { server } from "@/testing/server";
import type { FormPartProps } from "../components/form-part-props";
import { JobForm } from "../components/job-form";
import { KeepFields } from "../components/keep-fields";
import { ParameterFields } from "../components/parameter-fields";
import { RetryFields } from "../components/retry-fields";
import { SandboxFields } from "../components/sandbox-fields";
import { WorkerFields } from "../components/worker-fields";
import { inputOf, newDraft } from "../job-draft";

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

/** The fields of one part of the form, and what would be sent of them. */
function renderPart(Fields: ComponentType<FormPartProps>) {
  let written = newDraft("UTC");
  function Part() {
    const [draft, setDraft] = useState(written);
    written = draft;
    return (
      <Fields draft={draft} set={(changes) => setDraft({ ...draft, ...changes })} errorAt={() => undefined} />
    );
  }
  renderAt(<Part />);
  return { user: userEvent.setup({ delay: null }), sent: () => inputOf(written, "draft") };
}

it("writes a retry policy, and draws its waits while it is written", async () => {
  const { sent, user } = renderPart(RetryFields);

  expect(screen.queryByLabelText("First wait")).not.toBeInTheDocument();
  await user.clear(screen.getByLabelText("Attempts"));
  await user.type(screen.getByLabelText("Attempts"), "4");
  expect(screen.getByRole("img", { name: "Attempts after waits of 5 s, 10 s, 20 s" })).toBeVisible();
  await user.click(screen.getByRole("checkbox", { name: /^Signal/ }));
  await user.type(screen.getByLabelText("Exit codes"), "75,");
  await user.click(screen.getByLabelText("Start it again"));

  expect(sent()).toMatchObject({
    on_lost: "retry",
    retry: { max_attempts: 4, initial_s: 5, multiplier: 2, cap_s: 300, jitter: 0.1, exit_codes: [75] },
  });
  expect(sent()?.retry.on).not.toContain("signal");
});

it("says what each sandbox allows, and writes hosts, limits and folders", async () => {
  const { sent, user } = renderPart(SandboxFields);

  expect(screen.queryByLabelText("Network")).not.toBeInTheDocument();
  await user.click(screen.getByLabelText("Strict"));
  expect(screen.getByLabelText("Memory")).toHaveAttribute("placeholder", "256 MiB");
  await user.selectOptions(screen.getByLabelText("Network"), "Some hosts");
  expect(sent()).toBeUndefined();
  await user.click(screen.getByText("Add a host"));
  await user.click(screen.getByLabelText("host 1"));
  await user.paste("api.example.org:443");
  await user.type(screen.getByLabelText("Memory"), "2");
  await user.selectOptions(screen.getByLabelText("Unit of Memory"), "GB");
  await user.click(screen.getByText("Add a folder"));
  await user.type(screen.getByLabelText("Path of folder 1"), "/srv");

  expect(sent()?.sandbox).toEqual({
    profile: "strict",
    network: "allow_list",
    allowed_hosts: ["api.example.org:443"],
    limits: { memory_bytes: 2_000_000_000 },
    binds: [{ path: "/srv", writable: false }],
  });
});

it("writes parameters of several types", async () => {
  const { sent, user } = renderPart(ParameterFields);

  await user.click(screen.getByRole("button", { name: "Add a parameter" }));
  const row = within(screen.getByRole("group", { name: "Parameter 1" }));
  await user.type(row.getByLabelText("Name"), "site");
  await user.selectOptions(row.getByLabelText("Type"), "One of several");
  await user.type(row.getByLabelText("Choices"), "a{Enter}b");
  await user.selectOptions(row.getByLabelText(/^Default/), "b");

  expect(sent()?.parameters).toEqual([
    { name: "site", type: "choice", description: "", default: "b", required: false, choices: ["a", "b"] },
  ]);
});

it("offers the labels that live workers have, and warns of one that none has", async () => {
  const { sent, user } = renderPart(WorkerFields);

  await user.click(await screen.findByRole("button", { name: "Add the label gpu" }));
  expect(screen.queryByRole("button", { name: /Add the label sandbox/ })).not.toBeInTheDocument();
  await user.type(screen.getByLabelText(/^Labels/), "arm,");

  expect(screen.getByRole("status")).toHaveTextContent("No worker that is alive has arm");
  expect(sent()?.needs).toEqual(["gpu", "arm"]);
});

it("writes what is kept, in the unit that is chosen", async () => {
  const { sent, user } = renderPart(KeepFields);

  await user.type(screen.getByLabelText(/^Days/), "90");
  await user.type(screen.getByLabelText(/^Logs/), "1.5");

  expect(sent()?.keep).toEqual({ days: 90, log_bytes: 1.5 * 1_048_576 });
});

it("offers a sandbox only for what starts a program", async () => {
  const job = sampleJob({ executor: { kind: "http", config: {} } });
  renderAt(<JobForm job={job} onSaved={vi.fn()} onCancel={vi.fn()} />);

  await screen.findByText("http");
  expect(screen.queryByText("Sandbox")).not.toBeInTheDocument();
  expect(screen.getByText("Retries")).toBeVisible();
});

it("opens where something of it is refused, and says it at its row", async () => {
  const job = sampleJob({
    sandbox: { profile: "strict", network: "allow_list", allowed_hosts: ["a.example:443", "b"] },
  });
  const errors = [{ pointer: "/sandbox/allowed_hosts/1", code: "x", detail: "This is no host." }];
  server.use(
    http.patch("/api/v1/jobs/:id", () =>
      HttpResponse.json({ title: "x", status: 422, detail: "No.", errors }, { status: 422 }),
    ),
  );
  renderAt(<JobForm job={job} onSaved={vi.fn()} onCancel={vi.fn()} />);

  await userEvent.click(screen.getByText("Save changes"));

  expect(await screen.findByText("This is no host.")).toBeVisible();
  expect(screen.getByLabelText("host 2")).toBeInvalid();
  expect(screen.getByLabelText("host 1")).toBeValid();
});
