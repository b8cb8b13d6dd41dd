/** An action that the page in sight offers in its title row. */
export interface PageAction {
  word: string;
  act: () => void;
}

/** What can be pressed in the title row of the page, in order; its links and buttons say by themselves what they do. */
export function pageActions(): readonly PageAction[] {
  const controls = document.querySelectorAll<HTMLElement>("main [data-page-actions] :is(a, button)");
  return [...controls]
    .filter((control) => !control.matches(":disabled, [aria-disabled='true']"))
    .map((control) => ({
      word: (control.getAttribute("aria-label") ?? control.textContent).trim(),
      // Once the palette is gone: what opens from a control takes the focus.
      act: () => void setTimeout(() => press(control)),
    }))
    .filter(({ word }) => word !== "");
}

function press(control: HTMLElement): void {
  control.focus();
  // Menus open at the press of a pointer, not at a click.
  if (control.getAttribute("aria-haspopup") === "menu")
    control.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  else control.click();
}
