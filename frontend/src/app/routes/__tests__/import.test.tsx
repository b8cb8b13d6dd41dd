import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import type { CrontabImport, CrontabImportRequest } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Component as ImportPage } from "../import";

const TEXT = "MAILTO=ops\n# Back up\n0 2 * * * /usr/bin/backup\n61 * * * * /bin/true";

function answer(jobId: string | null): CrontabImport {
  return {
    jobs: [
      {
        line: 3,
        name: "Back up",
        schedule: { kind: "cron", expression: "0 2 * * *", timezone: "UTC" },
        schedule_text: "every day at 02:00",
        command: "/usr/bin/backup",
        run_as: null,
        environment: {},
        stdin: null,
        next_fire_at: "2099-01-01T02:00:00Z",
        warnings: ["Mail is not sent."],
        job_id: jobId,
      },
    ],
    settings: [{ line: 1, name: "MAILTO", value: "ops" }],
    rejected: [{ line: 4, text: "61 * * * * /bin/true", reason: "Minute 61 is above 59." }],
    ignored: [{ line: 2, kind: "comment" }],
    totals: { lines: 4, jobs: 1, settings: 1, rejected: 1, comments: 1, blanks: 0 },
  };
}

function serveImports(): CrontabImportRequest[] {
  const requests: CrontabImportRequest[] = [];
  server.use(
    http.post("*/api/v1/imports/crontab", async ({ request }) => {
      const body = (await request.json()) as CrontabImportRequest;
      requests.push(body);
      return HttpResponse.json(answer(body.dry_run ? null : "0000000000000001"));
    }),
  );
  return requests;
}

async function paste(text: string): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  renderAt(<ImportPage />);
  await user.click(screen.getByLabelText("Crontab"));
  await user.paste(text);
  return user;
}

test("each pasted line is listed with what it means before anything is saved", async () => {
  const requests = serveImports();

  await paste(TEXT);

  expect(await screen.findByText("every day at 02:00", { exact: false })).toBeInTheDocument();
  expect(screen.getByText("MAILTO=ops")).toBeInTheDocument();
  expect(screen.getByText("Minute 61 is above 59.")).toBeInTheDocument();
  expect(screen.getByText("Mail is not sent.")).toBeInTheDocument();
  expect(screen.getAllByRole("listitem")).toHaveLength(4);
  expect(requests.every((request) => request.dry_run)).toBe(true);
});

test("importing saves as chosen and leads to the jobs", async () => {
  const requests = serveImports();
  const user = await paste(TEXT);

  await user.click(screen.getByRole("radio", { name: "Active" }));
  await user.click(await screen.findByRole("button", { name: "Import 1 job as active" }));

  expect(await screen.findByText("1 job imported")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Back up" })).toHaveAttribute("href", "/jobs/0000000000000001");
  expect(requests.at(-1)).toMatchObject({ dry_run: false, state: "active", text: TEXT });
});

test("a refused field says what is wrong beside it", async () => {
  server.use(
    http.post("*/api/v1/imports/crontab", () =>
      HttpResponse.json(
        {
          type: "about:blank",
          title: "Invalid",
          status: 422,
          detail: "One field is wrong.",
          instance: "",
          errors: [{ pointer: "/timezone", code: "unknown_timezone", detail: "There is no such time zone." }],
        },
        { status: 422 },
      ),
    ),
  );

  await paste(TEXT);

  await waitFor(() => expect(screen.getByLabelText("Time zone")).toBeInvalid());
  expect(screen.getByText("There is no such time zone.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Import" })).toBeDisabled();
});

test("a system crontab taken for a user's is recognised", async () => {
  serveImports();
  const user = await paste("17 * * * * root cd / && run-parts /etc/cron.hourly");

  await user.click(screen.getByRole("button", { name: "Read as a system crontab" }));

  expect(screen.getByRole("radio", { name: "System crontab" })).toBeChecked();
});
