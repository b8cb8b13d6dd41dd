import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { CalendarForm } from "../components/calendar-form";
import { CalendarList } from "../components/calendar-list";
import { sampleCalendar } from "./sample";

const COUNTRIES = [
  { code: "DE", name: "Germany", subdivisions: [{ code: "BY", name: "Bavaria" }] },
  { code: "FR", name: "France", subdivisions: [] },
];

/** The form is large: what a browser checks before each click costs jsdom most of a second. */
const QUICK = { delay: null, pointerEventsCheck: 0 };

const previewed = vi.fn<(body: unknown) => void>();

beforeEach(() => {
  previewed.mockReset();
  server.use(
    http.get("/api/v1/calendars/countries", () => HttpResponse.json(COUNTRIES)),
    http.post("/api/v1/calendars/preview", async ({ request }) => {
      previewed(await request.json());
      return HttpResponse.json({
        stretches: [{ start: "2026-12-24T23:00:00Z", end: "2026-12-25T23:00:00Z", label: "Christmas Day" }],
        complete: true,
      });
    }),
  );
});

it("lists calendars with what they cover and whom they apply to", async () => {
  server.use(
    http.get("/api/v1/calendars", () =>
      HttpResponse.json({
        items: [sampleCalendar(), sampleCalendar({ id: "c2", name: "Freeze", tags: [] })],
        total: 2,
      }),
    ),
  );
  renderAt(<CalendarList />);

  expect(await screen.findByRole("link", { name: "Germany" })).toHaveAttribute("href", "/calendars/c1");
  expect(await screen.findAllByText("Public holidays of Germany, Bavaria")).toHaveLength(2);
  expect(screen.getByText("jobs tagged billing")).toBeVisible();
  expect(screen.getByText("only jobs that name it")).toBeVisible();
});

it("makes a calendar of a country's holidays, and shows the days first", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  const saved = vi.fn();
  server.use(
    http.post("/api/v1/calendars", async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(sampleCalendar(), { status: 201 });
    }),
  );
  renderAt(<CalendarForm onSaved={saved} onCancel={vi.fn()} />);
  const user = userEvent.setup(QUICK);

  await user.type(screen.getByLabelText("Name"), "South");
  await user.click(screen.getByLabelText("Country"));
  await user.type(screen.getByPlaceholderText("Type a country"), "germ");
  await user.click(await screen.findByText("Germany"));
  await user.click(screen.getByLabelText(/Subdivision/));
  await user.click(await screen.findByText("Bavaria"));
  expect(await screen.findByText("Christmas Day")).toBeVisible();
  await user.click(screen.getByText("Create"));

  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  const source = { kind: "holidays", country: "DE", subdivision: "BY" };
  expect(sent).toHaveBeenCalledWith(expect.objectContaining({ name: "South", mode: "closed", source }));
  expect(previewed).toHaveBeenLastCalledWith(expect.objectContaining({ source }));
});

it("writes dates as rows, and says what is wrong with one", async () => {
  renderAt(<CalendarForm onSaved={vi.fn()} onCancel={vi.fn()} />);
  const user = userEvent.setup(QUICK);

  await user.click(screen.getByText("Dates"));
  await user.click(screen.getByText("Add a date"));
  await user.type(screen.getByLabelText("Name of date 1"), "Freeze");
  await waitFor(() =>
    expect(previewed).toHaveBeenLastCalledWith(
      expect.objectContaining({
        source: expect.objectContaining({
          ranges: [expect.objectContaining({ label: "Freeze" })],
        }) as unknown,
      }),
    ),
  );
  fireEvent.change(screen.getByLabelText("End of date 1"), { target: { value: "2020-01-01T00:00" } });

  expect(await screen.findByText("The end is not after the start.")).toBeVisible();
  expect(screen.getByText("Create")).toBeDisabled();
});

it("takes an iCalendar file, and refuses another", async () => {
  renderAt(<CalendarForm onSaved={vi.fn()} onCancel={vi.fn()} />);
  const user = userEvent.setup({ ...QUICK, applyAccept: false });
  await user.click(screen.getByText("iCalendar"));

  await user.upload(screen.getByLabelText("iCalendar file"), new File(["hello"], "notes.txt"));
  expect(await screen.findByRole("alert")).toHaveTextContent("no iCalendar file");
  await user.upload(screen.getByLabelText("iCalendar file"), new File(["BEGIN:VCALENDAR"], "a.ics"));

  await waitFor(() => expect(screen.getByLabelText("iCalendar text")).toHaveValue("BEGIN:VCALENDAR"));
  expect(await screen.findByText("Christmas Day")).toBeVisible();
});

it("shows what the preview refused in its place", async () => {
  server.use(
    http.post("/api/v1/calendars/preview", () =>
      HttpResponse.json(
        { title: "Invalid", status: 400, detail: "Line 3 is no property.", errors: [] },
        { status: 400 },
      ),
    ),
  );
  const calendar = sampleCalendar({ source: { kind: "ics", text: "BEGIN:VCALENDAR" } });
  renderAt(<CalendarForm calendar={calendar} onSaved={vi.fn()} onCancel={vi.fn()} />);

  expect(await screen.findByRole("alert")).toHaveTextContent("Line 3 is no property.");
});
