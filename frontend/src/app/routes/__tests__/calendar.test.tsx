import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { Component as CalendarPage } from "@/app/routes/calendar";
import { sampleCalendar } from "@/features/calendars/__tests__/sample";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";

it("says which jobs keep a calendar from being deleted", async () => {
  server.use(
    http.get("/api/v1/calendars/countries", () => HttpResponse.json([])),
    http.post("/api/v1/calendars/preview", () => HttpResponse.json({ stretches: [], complete: true })),
    http.get("/api/v1/calendars/c1", () => HttpResponse.json(sampleCalendar())),
    http.delete("/api/v1/calendars/c1", () =>
      HttpResponse.json(
        {
          title: "Conflict",
          status: 409,
          detail: "Jobs use this calendar: invoices, reports. Take it off them first.",
          errors: [],
        },
        { status: 409 },
      ),
    ),
  );
  renderAt(<CalendarPage />, { at: "/calendars/c1", path: "/calendars/:calendarId" });
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Delete…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Delete “Germany”?" }));
  expect(dialog.getByText(/Jobs tagged billing run at its times again/)).toBeVisible();
  await user.click(dialog.getByRole("button", { name: "Delete calendar" }));

  expect(await dialog.findByRole("alert")).toHaveTextContent(
    "Jobs use this calendar: invoices, reports. Take it off them first.",
  );
});
