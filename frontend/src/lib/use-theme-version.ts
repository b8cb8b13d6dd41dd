import { useSyncExternalStore } from "react";

/** Changes whenever the theme does, for what is drawn on a canvas. */
export function useThemeVersion(): string {
  return useSyncExternalStore(subscribe, readTheme);
}

function readTheme(): string {
  const { theme = "", palette = "" } = document.documentElement.dataset;
  return `${theme} ${palette}`;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "data-palette"] });
  return () => observer.disconnect();
}
