import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
// Loaded on demand: here at once, so that no test waits for it.
import "@/components/ui/time-span-form";
import { TimeSpanPicker } from "@/components/ui/time-span-picker";
import type { TimeSpan } from "@/lib/time-span";
import { setProfileZone, setZoneChoice } from "@/lib/zone";
import { renderAt } from "@/testing/render";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const PARIS_DAY: TimeSpan = {
  kind: "between",
  from: Date.parse("2026-11-17T23:00:00Z"),
  to: Date.parse("2026-11-18T23:00:00Z"),
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  setZoneChoice("mine");
  setProfileZone("Europe/Paris");
});

afterEach(() => {
  vi.useRealTimers();
  act(() => setProfileZone(""));
});

function picker(span: TimeSpan) {
  const onChange = vi.fn();
  renderAt(<TimeSpanPicker span={span} onChange={onChange} />);
  return onChange;
}

test("one press chooses a span that ends now", async () => {
  const onChange = picker({ kind: "last", id: "24h" });
  await userEvent.click(screen.getByRole("button", { name: "Last 24 hours" }));
  expect(screen.getByRole("button", { name: "Last 24 hours", pressed: true })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Last 7 days" }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ kind: "last", id: "7d" });
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("a whole day of the viewer's zone reads as that day", () => {
  picker(PARIS_DAY);
  expect(screen.getByText("18 Nov")).toBeInTheDocument();
});

test("times that are typed are those of the viewer's zone", async () => {
  const onChange = picker(PARIS_DAY);
  await userEvent.click(screen.getByText("18 Nov"));
  const from = await screen.findByLabelText("From");
  expect(from).toHaveValue("2026-11-18T00:00");
  fireEvent.change(from, { target: { value: "2026-11-18T08:30" } });
  await userEvent.click(screen.getByText("Show this time"));
  expect(onChange).toHaveBeenCalledExactlyOnceWith({
    ...PARIS_DAY,
    from: Date.parse("2026-11-18T07:30:00Z"),
  });
});

test("days chosen in the calendar are meant whole", async () => {
  const onChange = picker(PARIS_DAY);
  await userEvent.click(screen.getByText("18 Nov"));
  await userEvent.click(await screen.findByLabelText(/ 10 November 2026/));
  await userEvent.click(screen.getByLabelText(/ 12 November 2026/));
  await userEvent.click(screen.getByText("Show this time"));
  expect(onChange).toHaveBeenCalledExactlyOnceWith({
    kind: "between",
    from: Date.parse("2026-11-09T23:00:00Z"),
    to: Date.parse("2026-11-12T23:00:00Z"),
  });
});

test("an end before the beginning is refused in words", async () => {
  const onChange = picker(PARIS_DAY);
  await userEvent.click(screen.getByText("18 Nov"));
  const to = await screen.findByLabelText("To");
  fireEvent.change(to, { target: { value: "2026-11-17T08:30" } });
  await userEvent.click(screen.getByText("Show this time"));
  expect(screen.getByRole("alert")).toHaveTextContent("The end must come after the beginning.");
  expect(onChange).not.toHaveBeenCalled();
});

test("a step earlier is as long as what is shown, and there is none later than now", async () => {
  const onChange = picker({ kind: "last", id: "1h" });
  expect(screen.getByRole("button", { name: "Later" })).toBeDisabled();
  await userEvent.click(screen.getByRole("button", { name: "Earlier" }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith({
    kind: "between",
    from: NOW - 2 * 3_600_000,
    to: NOW - 3_600_000,
  });
});
