import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Report, ReportView } from "@/api/types";
import { Component as ReportPage } from "@/app/routes/report";
import { Component as ReportsPage } from "@/app/routes/reports";
import { sampleMe } from "@/testing/sample-me";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { bodyOf, reportOf, scheduleOf, viewOf } from "@/testing/sample-report";

function serve(items: Report[], one: ReportView = viewOf()) {
  const asked = vi.fn<(query: URLSearchParams) => void>();
  const created = vi.fn<(body: unknown) => void>();
  server.use(
    http.get("*/api/v1/auth/me", () => HttpResponse.json(sampleMe())),
    http.get("*/api/v1/reports", ({ request }) => {
      asked(new URL(request.url).searchParams);
      return HttpResponse.json({ items, total: items.length, complete: true, next_cursor: null });
    }),
    http.get("*/api/v1/reports/:id", () => HttpResponse.json(one)),
    http.post("*/api/v1/reports", async ({ request }) => {
      created(await request.json());
      return HttpResponse.json({ report_id: one.id }, { status: 202 });
    }),
  );
  return { asked, created };
}

it("lists reports, and says of each how it stands", async () => {
  serve([
    reportOf({ mailed_to: 2 }),
    reportOf({ id: "2", state: "pending", title: "Report on Backup, 30 days" }),
    reportOf({ id: "3", state: "failed", error: "The job is gone." }),
  ]);
  renderAt(<ReportsPage />, { at: "/reports", path: "/reports" });

  expect(await screen.findByText("3 reports, the newest first")).toBeVisible();
  const rows = within(screen.getByRole("list", { name: "Reports" })).getAllByRole("listitem");
  expect(rows[0]).toHaveTextContent("2 facts of 7 days, sent to 2 people");
  expect(rows[1]).toHaveTextContent("Being made");
  expect(rows[2]).toHaveTextContent("Not made: The job is gone.");
});

it("asks for what the address says", async () => {
  const { asked } = serve([]);
  renderAt(<ReportsPage />, {
    at: "/reports?scope=job&q=billing&job_id=j1&schedule_id=s1",
    path: "/reports",
  });

  await waitFor(() => expect(asked).toHaveBeenCalled());
  const query = asked.mock.calls[0]?.[0];
  expect(query?.getAll("scope")).toEqual(["job"]);
  expect([query?.get("search"), query?.get("job_id"), query?.get("schedule_id")]).toEqual([
    "billing",
    "j1",
    "s1",
  ]);
  expect(await screen.findByText("No such report")).toBeVisible();
});

it("says what reports are where there is none, and why the list is not there", async () => {
  serve([]);
  const { unmount } = renderAt(<ReportsPage />, { at: "/reports", path: "/reports" });
  expect(await screen.findByText("No reports yet")).toBeVisible();
  unmount();

  server.use(http.get("*/api/v1/reports", () => HttpResponse.json({}, { status: 400 })));
  renderAt(<ReportsPage />, { at: "/reports", path: "/reports" });
  expect(await screen.findByRole("button", { name: /again/i })).toBeVisible();
});

it("has a report made and opens it", async () => {
  const { created } = serve([]);
  const { location } = renderAt(<ReportsPage />, { at: "/reports", path: "/reports" });
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "New report" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("radio", { name: "30 days" }));
  await user.click(within(dialog).getByRole("button", { name: "Make the report" }));

  await waitFor(() => expect(location()).toBe("/reports/3fa94b1d27c05e86"));
  expect(created.mock.calls[0]?.[0]).toMatchObject({
    scope: "owner",
    owner_id: sampleMe().user.id,
    span_days: 30,
  });
});

it("reads a report whose sentences lead to their facts, and facts to executions", async () => {
  serve([]);
  renderAt(<ReportPage />, { at: "/reports/3fa94b1d27c05e86", path: "/reports/:reportId" });
  const user = userEvent.setup();

  const told = await screen.findByRole("region", { name: "What failed" });
  expect(told).toHaveTextContent("Backup failed 2 of 10 runs in the last 7 days.");
  const cite = within(told).getByRole("link", { name: "f1" });
  expect(cite).toHaveAttribute("href", "#f1");
  const row = within(screen.getByRole("region", { name: "Facts" })).getAllByRole("row")[1];
  expect(row).toHaveTextContent(/f1.*Backup.*Failures.*2.*7 days.*history/);
  await user.click(cite);
  expect(row).toHaveClass("bg-selected");
  expect(
    within(row ?? document.body).getByRole("link", { name: "Execution 1 that shows it" }),
  ).toHaveAttribute("href", "/executions/j1-19e");
  expect(screen.getByText(/Worded by fixed sentences/)).toBeVisible();
});

it("names the model, guesses as guesses, what could be done and what was not found out", async () => {
  const body = bodyOf({
    authorship: {
      ...bodyOf().authorship,
      narrator: "claude",
      model: "claude-haiku-5-5",
      input_tokens: 2000,
      output_tokens: 400,
      cost_usd: 0.00061,
      dropped: 1,
    },
    hypotheses: [{ text: "The disk may be full.", cites: ["f1"], section: null, confidence: "low" }],
    actions: [{ title: "Backup: a timeout of 240 s", path: "/advice", cites: [] }],
    quotations: [
      {
        job: "Backup",
        text: "disk <b>full</b>",
        job_id: "j1",
        execution_id: "j1-19e",
        path: "",
        note: "3 such failures",
      },
    ],
    gaps: ["Not all insights could be read in time."],
  });
  serve([], viewOf({ body }));
  renderAt(<ReportPage />, { at: "/reports/3fa94b1d27c05e86", path: "/reports/:reportId" });

  expect(await screen.findByText(/claude-haiku-5-5.*2,000 tokens in, 400 out, 0.0006 USD/)).toBeVisible();
  expect(screen.getByText(/\(low confidence\)/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Backup: a timeout of 240 s" })).toHaveAttribute("href", "/advice");
  expect(screen.getByText("disk <b>full</b>")).toBeVisible();
  expect(screen.getByText("Not all insights could be read in time.")).toBeVisible();
  expect(screen.getByText(/the facts do not say so: 1 sentence\./)).toBeVisible();
});

it("says that a report is being made, or why it was not", async () => {
  serve([], viewOf({ state: "pending", body: null }));
  const { unmount } = renderAt(<ReportPage />, { at: "/reports/1", path: "/reports/:reportId" });
  expect(await screen.findByText(/The facts are being gathered/)).toBeVisible();
  unmount();

  serve([], viewOf({ state: "failed", body: null, error: "The job is gone." }));
  renderAt(<ReportPage />, { at: "/reports/2", path: "/reports/:reportId" });
  expect(await screen.findByText("The job is gone.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Download" })).toBeNull();
});

it("deletes a report after asking, and goes back to the list", async () => {
  serve([]);
  const deleted = vi.fn<() => void>();
  server.use(
    http.delete("*/api/v1/reports/:id", () => {
      deleted();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { location } = renderAt(<ReportPage />, { at: "/reports/1", path: "/reports/:reportId" });
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Delete" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));

  await waitFor(() => expect(location()).toBe("/reports"));
  expect(deleted).toHaveBeenCalledOnce();
});

it("schedules reports, with people who get them", async () => {
  serve([]);
  const sent = vi.fn<(body: unknown) => void>();
  server.use(
    http.get("*/api/v1/report-schedules", () => HttpResponse.json({ items: [scheduleOf()], can_mail: true })),
    http.patch("*/api/v1/report-schedules/:id", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(scheduleOf());
    }),
    http.post("*/api/v1/report-schedules", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(scheduleOf(), { status: 201 });
    }),
  );
  renderAt(<ReportsPage />, { at: "/reports?tab=schedules", path: "/reports" });
  const user = userEvent.setup();

  const row = await screen.findByText("Monday report");
  expect(row.closest("li")).toHaveTextContent("At 07:00 on Mondays (UTC). To Ada, Grace.");
  await user.click(screen.getByRole("button", { name: "Switch off" }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ is_on: false }));

  await user.click(screen.getByRole("button", { name: "New schedule" }));
  const dialog = await screen.findByRole("dialog");
  await user.selectOptions(within(dialog).getByRole("combobox", { name: "When" }), "Every day at 07:00");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));

  await waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  expect(sent.mock.calls[1]?.[0]).toMatchObject({
    name: "Weekly report",
    expression: "0 7 * * *",
    recipients: [sampleMe().user.id],
    scope: "owner",
  });
});

it("says that no report comes by itself", async () => {
  serve([]);
  server.use(http.get("*/api/v1/report-schedules", () => HttpResponse.json({ items: [], can_mail: false })));
  renderAt(<ReportsPage />, { at: "/reports?tab=schedules", path: "/reports" });

  expect(await screen.findByText("No report comes by itself")).toBeVisible();
});
