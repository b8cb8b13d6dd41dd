import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { DeadLetter } from "@/api/types";
import { Component as DeadLettersPage } from "@/app/routes/dead-letters";
import { sampleMe } from "@/testing/sample-me";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";

const letter = (id: string, changes: Partial<DeadLetter> = {}): DeadLetter => ({
  execution_id: id,
  job_id: "j1",
  job_name: "nightly backup",
  owner_id: "u1",
  state: "failed",
  scheduled_for: "2026-11-21T02:00:00Z",
  ended_at: "2026-11-21T02:10:00Z",
  attempts: 4,
  cause: "exit_code",
  exit_code: 75,
  http_status: null,
  error: "connection refused to db-2",
  ...changes,
});

function serve(items: DeadLetter[], role: "admin" | "viewer" = "admin") {
  const sent = vi.fn<(path: string, body: unknown) => void>();
  server.use(
    http.get("/api/v1/auth/me", () => HttpResponse.json(sampleMe({ id: "u1", role }))),
    http.get("/api/v1/dead-letters", () =>
      HttpResponse.json({ items, total: items.length, next_cursor: null }),
    ),
    http.post("/api/v1/dead-letters/:decision", async ({ request }) => {
      const body = (await request.json()) as { ids: string[] };
      sent(new URL(request.url).pathname, body);
      return HttpResponse.json({ results: body.ids.map((id) => ({ id, ok: true, error: null })) });
    }),
  );
  return sent;
}

it("tells why and after how many attempts each was given up, and leads to it", async () => {
  serve([letter("e1"), letter("e2", { cause: "http_status", http_status: 503, attempts: 1, error: null })]);
  renderAt(<DeadLettersPage />);

  const rows = within(await screen.findByRole("list", { name: "Dead letters" })).getAllByRole("listitem");
  expect(rows[0]).toHaveTextContent(/nightly backupExit code 75after 4 attempts.*connection refused to db-2/);
  expect(rows[1]).toHaveTextContent(/HTTP 503after 1 attempt,/);
  expect(within(rows[0] ?? document.body).getByRole("link")).toHaveAttribute("href", "/executions/e1");
});

it("tries one again at once", async () => {
  const sent = serve([letter("e1"), letter("e2", { job_name: "other" })]);
  renderAt(<DeadLettersPage />);

  await userEvent.click(await screen.findByRole("button", { name: "Try other again" }));

  await waitFor(() => expect(sent).toHaveBeenCalledWith("/api/v1/dead-letters/retry", { ids: ["e2"] }));
});

it("dismisses many after asking", async () => {
  const sent = serve([letter("e1"), letter("e2")]);
  renderAt(<DeadLettersPage />);
  const user = userEvent.setup();

  await user.click(await screen.findByRole("checkbox", { name: "Select all that are shown" }));
  await user.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(sent).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Dismiss 2 executions" }));

  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith("/api/v1/dead-letters/dismiss", { ids: ["e1", "e2"] }),
  );
  await waitFor(() => expect(screen.queryByRole("toolbar")).not.toBeInTheDocument());
});

it("lets a viewer look only", async () => {
  serve([letter("e1")], "viewer");
  renderAt(<DeadLettersPage />);

  expect(await screen.findByText("nightly backup")).toBeVisible();
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});
