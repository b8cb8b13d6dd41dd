import { focusedRow } from "@/lib/row-keys";
import { useShortcuts } from "@/lib/use-shortcuts";

/** Keys that act on the row with the focus: x selects, r runs, . opens its actions. */
export function useRowShortcuts(onToggle: (row: HTMLElement) => void): void {
  useShortcuts({
    x: () => {
      const row = focusedRow();
      if (row) onToggle(row);
    },
    r: () => focusedRow()?.querySelector<HTMLElement>("[data-run]")?.click(),
    ".": () => {
      const menu = focusedRow()?.querySelector<HTMLElement>("[data-actions]");
      menu?.focus();
      menu?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    },
  });
}
