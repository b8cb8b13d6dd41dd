import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import type { Secret, Variable } from "@/api/types";
import { sampleSecret, sampleVariable } from "@/features/secrets/__tests__/sample";
import { sampleMe } from "@/testing/sample-me";
import { sampleJob } from "@/testing/sample-job";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Component as SecretsPage } from "../secrets";

interface Served {
  secrets?: Secret[];
  variables?: Variable[];
  hasKey?: boolean;
  role?: "developer" | "viewer";
}

function serve({
  secrets = [],
  variables = [],
  hasKey = true,
  role = "developer",
}: Served): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  const page = { complete: true, next_cursor: null };
  server.use(
    http.get("*/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1", role }))),
    http.get("*/api/v1/secrets", ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json({
        ...page,
        items: secrets,
        total: secrets.length,
        current_key_id: hasKey ? "k1" : null,
        providers: ["store"],
      });
    }),
    http.get("*/api/v1/variables", () =>
      HttpResponse.json({ ...page, items: variables, total: variables.length }),
    ),
    http.get("*/api/v1/jobs", () =>
      HttpResponse.json({ ...page, items: [sampleJob({ id: "j1", name: "load" })], total: 1 }),
    ),
    http.get("*/api/v1/jobs/:id", () => HttpResponse.json(sampleJob({ id: "j1", name: "load" }))),
  );
  return asked;
}

function open(at = "/secrets") {
  return renderAt(<SecretsPage />, { at, path: "/secrets" });
}

function conflict(detail: string) {
  return HttpResponse.json({ title: "Conflict", status: 409, detail }, { status: 409 });
}

describe("secrets", () => {
  test("are listed with how jobs name them and which do, never with a value", async () => {
    serve({
      secrets: [sampleSecret({ fields: ["user", "password"], used_by: [{ id: "j1", name: "load" }] })],
    });
    open();

    const list = await screen.findByRole("list", { name: "Secrets" });
    expect(within(list).getByText("${secret:store:db:user}")).toBeInTheDocument();
    expect(
      within(list).getByRole("button", { name: "Copy ${secret:store:db:password}" }),
    ).toBeInTheDocument();
    expect(within(list).getByRole("link", { name: "load" })).toHaveAttribute("href", "/jobs/j1");
  });

  test("a new one is sent once and leaves nothing on the page or in memory", async () => {
    const sent: unknown[] = [];
    serve({});
    server.use(
      http.put("*/api/v1/secrets/:name", async ({ request, params }) => {
        sent.push(params.name, await request.json());
        return HttpResponse.json(sampleSecret({ name: "key" }));
      }),
    );
    const { client, container } = open();
    const user = userEvent.setup();

    await user.click(await screen.findByRole("button", { name: "New secret" }));
    expect(screen.getByRole("button", { name: "Keep the secret" })).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name: "Name" }), "key");
    await user.type(screen.getByRole("textbox", { name: "Value" }), "line-one{Enter}line-two");
    await user.click(screen.getByRole("button", { name: "Keep the secret" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(sent).toEqual(["key", { fields: { value: "line-one\nline-two" }, description: "", job_id: null }]);
    expect(container.innerHTML).not.toContain("line-one");
    await waitFor(() => {
      const kept = client
        .getMutationCache()
        .getAll()
        .map(({ state }) => state.variables);
      expect(JSON.stringify(kept)).not.toContain("line-one");
    });
  });

  test("may have several fields, each with its name", async () => {
    const sent: unknown[] = [];
    serve({ secrets: [sampleSecret({ fields: ["user", "password"] })] });
    server.use(
      http.put("*/api/v1/secrets/db", async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(sampleSecret());
      }),
    );
    open();
    const user = userEvent.setup();

    await user.click(await screen.findByRole("button", { name: "Replace the values of db" }));
    const [first, second] = screen.getAllByRole("textbox", { name: "Value" });
    if (!first || !second) throw new Error("two fields are expected");
    expect(first).toHaveValue("");
    await user.type(first, "warehouse");
    await user.type(second, "abc");
    expect(screen.getByText(/^At least 4 characters/)).toBeInTheDocument();
    await user.type(second, "def");
    await user.click(screen.getByRole("button", { name: "Replace the values" }));

    await waitFor(() =>
      expect(sent).toEqual([
        { fields: { user: "warehouse", password: "abcdef" }, description: "", job_id: null },
      ]),
    );
  });

  test("one that a job has begun to use meanwhile is deleted only when told again", async () => {
    const asked: (string | null)[] = [];
    serve({ secrets: [sampleSecret()] });
    server.use(
      http.delete("*/api/v1/secrets/db", ({ request }) => {
        const force = new URL(request.url).searchParams.get("force");
        asked.push(force);
        return force ? new HttpResponse(null, { status: 204 }) : conflict("Jobs use it: load.");
      }),
    );
    open();
    const user = userEvent.setup();

    await user.click(await screen.findByRole("button", { name: "Delete db" }));
    await user.click(screen.getByRole("button", { name: "Delete secret" }));
    expect(await screen.findByText("Jobs use it: load.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Delete it anyway" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(asked).toEqual([null, "true"]);
  });

  test("without a key none can be kept, and that is said", async () => {
    serve({ secrets: [sampleSecret()], hasKey: false });
    open();

    expect(await screen.findByText("CHRONOS_SECRETS_KEYS")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "New secret" })).not.toBeInTheDocument();
  });

  test("a viewer changes nothing", async () => {
    serve({ secrets: [sampleSecret()], role: "viewer" });
    open();

    await screen.findByText("${secret:store:db}");
    expect(screen.queryByRole("button", { name: "Delete db" })).not.toBeInTheDocument();
  });

  test("those of one job are asked for by its name", async () => {
    const asked = serve({ secrets: [sampleSecret()] });
    const { location } = open();

    await userEvent.click(await screen.findByRole("combobox", { name: /Who may use them/ }));
    await userEvent.click(await screen.findByRole("option", { name: "load" }));

    await waitFor(() => expect(asked.at(-1)?.get("job_id")).toBe("j1"));
    expect(location()).toBe("/secrets?job=j1");
  });
});

describe("variables", () => {
  test("are changed only if they are what was seen; else both values are shown and a person decides", async () => {
    const expected: unknown[] = [];
    let version = 5;
    serve({ variables: [sampleVariable()] });
    server.use(
      http.put("*/api/v1/variables/REGION", async ({ request }) => {
        const body = (await request.json()) as { expected_version: number; value: string };
        expected.push(body.expected_version);
        if (body.expected_version !== version)
          return conflict("Version 5 is there, not the one that was expected.");
        version += 1;
        return HttpResponse.json(sampleVariable({ version, value: body.value }));
      }),
      http.get("*/api/v1/variables/REGION", () =>
        HttpResponse.json(sampleVariable({ version, value: "us-east-1" })),
      ),
    );
    open("/secrets?tab=variables");
    const user = userEvent.setup();

    await user.click(await screen.findByRole("button", { name: "Change REGION" }));
    expect(screen.getByText(/This is version 3/)).toBeInTheDocument();
    await user.type(screen.getByRole("textbox", { name: "Value" }), "b");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("us-east-1")).toBeInTheDocument();
    expect(screen.getByRole("alert")).toHaveTextContent(/it is version 5 now/);
    await user.click(screen.getByRole("button", { name: "Save mine over it" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(expected).toEqual([3, 5]);
  });

  test("their history is at hand", async () => {
    serve({ variables: [sampleVariable()] });
    server.use(
      http.get("*/api/v1/variables/REGION/versions", () =>
        HttpResponse.json({ items: [sampleVariable({ version: 2, value: "old" }), sampleVariable()] }),
      ),
    );
    open("/secrets?tab=variables");

    await userEvent.click(await screen.findByRole("button", { name: "What REGION was" }));

    const versions = within(await screen.findByRole("list", { name: "Versions" })).getAllByRole("listitem");
    expect(versions.map((version) => version.textContent)).toEqual([
      expect.stringContaining("Version 3"),
      expect.stringContaining("Version 2"),
    ]);
  });

  test("an import first says what it does", async () => {
    const asked: unknown[] = [];
    serve({});
    server.use(
      http.post("*/api/v1/variables/import", async ({ request }) => {
        const body = (await request.json()) as { dry_run: boolean };
        asked.push(body);
        return HttpResponse.json({
          dry_run: body.dry_run,
          items: [
            { key: "A", outcome: "created", detail: null },
            { key: "b", outcome: "refused", detail: "Capitals only." },
          ],
        });
      }),
    );
    open("/secrets?tab=variables");
    const user = userEvent.setup();

    await user.click(await screen.findByRole("button", { name: "Import and export" }));
    await user.click(screen.getByRole("menuitem", { name: "Import…" }));
    await user.type(screen.getByRole("textbox", { name: "Variables" }), "A=1{Enter}b=2");
    await user.click(screen.getByRole("button", { name: "Look what it does" }));
    const report = await screen.findByRole("list", { name: "What becomes of each" });
    expect(within(report).getByText("Capitals only.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Import" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(asked).toMatchObject([
      { dry_run: true, text: "A=1\nb=2", format: "env", overwrite: false },
      { dry_run: false },
    ]);
  });
});
