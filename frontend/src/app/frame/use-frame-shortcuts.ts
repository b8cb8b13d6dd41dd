import { useEffect } from "react";
import { useNavigate } from "react-router";
import type { Destination } from "@/app/navigation";
import { moveToRow } from "@/lib/row-keys";
import { type Shortcuts, useShortcuts } from "@/lib/use-shortcuts";

interface Openers {
  places: readonly Destination[];
  openPalette: () => void;
  openHelp: () => void;
}

/** The keys that work on every page. */
export function useFrameShortcuts({ places: destinations, openPalette, openHelp }: Openers): void {
  const navigate = useNavigate();
  const places: Shortcuts = Object.fromEntries(
    destinations.map(({ key, to }) => [`g ${key}`, () => void navigate(to)]),
  );
  useShortcuts({
    ...places,
    "?": openHelp,
    "/": () => {
      const search = document.querySelector<HTMLInputElement>("main [data-search]");
      if (search) search.focus();
      else openPalette();
    },
    j: () => moveToRow(1),
    k: () => moveToRow(-1),
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.metaKey || event.ctrlKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      openPalette();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [openPalette]);
}
