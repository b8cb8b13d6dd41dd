import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { JobTemplate } from "@/api/types";
import { renderAt } from "@/testing/render";
import { sampleJob } from "@/testing/sample-job";
import { samplePreview } from "@/testing/sample-preview";
import { server } from "@/testing/server";
import { TemplateList } from "../components/template-list";
import { TemplatePane } from "../components/template-pane";

const variable = { default: null, example: null, secret: "" };
const TEMPLATE: JobTemplate = {
  id: "port-check",
  name: "Port check",
  category: "checks",
  version: 1,
  icon: "plug",
  summary: "Opens a connection.",
  needs: ["nc"],
  schedule: { kind: "cron", expression: "*/5 * * * *" },
  variables: [
    { ...variable, name: "host", type: "string", description: "Host.", required: true, example: "db" },
    { ...variable, name: "port", type: "number", description: "Port.", required: true, default: 5432 },
    {
      ...variable,
      name: "deep",
      type: "boolean",
      description: "Look twice.",
      required: true,
      default: false,
    },
    { ...variable, name: "token", type: "secret", description: "A token.", required: true, secret: "TOKEN" },
  ],
  definition: { executor: { kind: "shell", config: { command: "nc -z host port" } } },
  readme: "Says what does not answer.",
  examples: [],
};
const OWNERS = [{ id: "u1", name: "Me", role: null }];

beforeEach(() => {
  server.use(
    http.get("/api/v1/secrets", () => HttpResponse.json({ items: [{ name: "OLD_TOKEN" }] })),
    http.post("/api/v1/schedules/preview", () => HttpResponse.json(samplePreview())),
  );
});

function open(onMade = vi.fn()) {
  renderAt(<TemplatePane template={TEMPLATE} owners={OWNERS} canCreate onMade={onMade} />);
  return userEvent.setup();
}

it("makes an active job of the values, and a secret of what is secret", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("/api/v1/templates/port-check/instantiate", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json({ job: sampleJob(), definition: {} }, { status: 201 });
    }),
  );
  const made = vi.fn();
  const user = open(made);

  await user.type(screen.getByLabelText("Host"), "db-2");
  await user.type(screen.getByLabelText("Value"), "s3cret");
  await user.click(screen.getByRole("button", { name: "Create and activate" }));

  await waitFor(() => expect(made).toHaveBeenCalledOnce());
  expect(sent).toHaveBeenCalledWith(
    expect.objectContaining({
      name: "Port check",
      state: "active",
      values: { host: "db-2", port: 5432, deep: false },
      secrets: { token: { name: "TOKEN", value: "s3cret" } },
      schedule: expect.objectContaining({ expression: "*/5 * * * *" }) as unknown,
    }),
  );
});

it("takes a secret that there is, and says nothing of its value", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.post("/api/v1/templates/port-check/instantiate", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json({ job: sampleJob(), definition: {} }, { status: 201 });
    }),
  );
  const user = open();

  await user.click(await screen.findByRole("radio", { name: "One I have" }));
  await user.click(screen.getByRole("button", { name: "Save as draft" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith(
      expect.objectContaining({ state: "draft", secrets: { token: { name: "OLD_TOKEN", value: null } } }),
    ),
  );
});

it("marks what the server asks for, and keeps what was typed", async () => {
  server.use(
    http.post("/api/v1/templates/port-check/instantiate", () =>
      HttpResponse.json(
        {
          title: "Invalid",
          status: 400,
          detail: "host is needed.",
          errors: [{ pointer: "/values/host", code: "template.missing", detail: "host is needed." }],
        },
        { status: 400 },
      ),
    ),
  );
  const user = open();

  await user.type(screen.getByLabelText("Value"), "kept");
  await user.click(screen.getByRole("button", { name: "Save as draft" }));

  expect(await screen.findByText("host is needed.")).toBeVisible();
  expect(screen.getByLabelText("Host")).toBeInvalid();
  expect(screen.getByLabelText("Value")).toHaveValue("kept");
});

it("is found by what it is about", () => {
  renderAt(<TemplateList templates={[TEMPLATE]} search="connection" shownId="" />);
  expect(screen.getByRole("link", { name: /Port check/ })).toHaveAttribute(
    "href",
    "/templates?template=port-check",
  );
});

it("says so when nothing is", () => {
  renderAt(<TemplateList templates={[TEMPLATE]} search="whales" shownId="" />);
  expect(screen.getByText("No template is about that.")).toBeVisible();
});
