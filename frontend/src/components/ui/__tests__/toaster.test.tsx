import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { toast } from "@/lib/toast";
import { Toaster } from "../toaster";

beforeEach(() => {
  vi.useFakeTimers();
  render(
    <>
      <input aria-label="Elsewhere" />
      <Toaster />
    </>,
  );
});
afterEach(() => {
  pass(60_000);
  vi.useRealTimers();
});

const pass = (ms: number) => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};
const say = (...words: Parameters<typeof toast>) => {
  act(() => toast(...words));
};
const list = () => screen.getByRole("region", { name: "What was done" });
const shown = () => within(list()).queryAllByRole("listitem").length;

it("shows a message for a while, and longer to who points at it", () => {
  say("Saved");
  expect(list()).toHaveAttribute("aria-live", "polite");
  pass(4_000);
  fireEvent.pointerEnter(list());
  pass(60_000);
  expect(shown()).toBe(1);

  fireEvent.pointerLeave(list());
  pass(900);
  expect(shown()).toBe(1);
  pass(200);
  expect(shown()).toBe(0);
});

it("puts a message in the place of the one with the same name, for its time anew", () => {
  say("1 new notification", { id: "notices" });
  pass(4_000);
  say("2 new notifications", { id: "notices", description: "backup failed" });
  pass(4_000);

  expect(list()).toHaveTextContent(/^2 new notificationsbackup failed$/);
});

it("is reached by the keyboard, which goes back to where it was", () => {
  const undo = vi.fn();
  const field = screen.getByRole("textbox", { name: "Elsewhere" });
  field.focus();
  say("Removed it", { action: { label: "Undo", onClick: undo } });
  say("Removed another", { action: { label: "Undo", onClick: undo } });

  fireEvent.keyDown(field, { code: "KeyT", altKey: true });
  pass(60_000);
  expect(shown()).toBe(2);
  expect(screen.getAllByRole("button", { name: "Undo" })[1]).toHaveFocus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  expect(field).toHaveFocus();
  expect(list()).toHaveTextContent("Removed it");

  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(shown()).toBe(0);
  // What was held by the one that is gone is not held for the next.
  say("Saved");
  pass(5_100);
  expect(shown()).toBe(0);
});

it("makes room for the latest", () => {
  for (let at = 1; at <= 7; at += 1) say(`Message ${at}`);

  expect(shown()).toBe(5);
  expect(list()).toHaveTextContent(/^Message 3.*Message 7$/);
});
