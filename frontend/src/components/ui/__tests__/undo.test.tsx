import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Toaster } from "@/components/ui/toaster";
import { offerUndo } from "@/lib/undo";

it("takes back what was done when asked, once", async () => {
  const undo = vi.fn(() => Promise.resolve());
  render(<Toaster />);
  act(() => offerUndo("Removed the limit of db", undo));
  expect(await screen.findByText("Removed the limit of db")).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
});

it("says so when it could not be taken back", async () => {
  render(<Toaster />);
  act(() => offerUndo("Removed it", () => Promise.reject(new Error("Somebody made another."))));
  const toast = (await screen.findByText("Removed it")).closest("li");
  fireEvent.click(within(toast ?? document.body).getByText("Undo"));
  expect(await screen.findByText("Somebody made another.")).toBeVisible();
});
