import { useSyncExternalStore } from "react";

const FORCED = "(forced-colors: active)";

/** Changes whenever the theme does, for what is drawn on a canvas. */
export function useThemeVersion(): string {
  return useSyncExternalStore(subscribe, readTheme);
}

function readTheme(): string {
  const { theme = "", contrast = "", palette = "" } = document.documentElement.dataset;
  const forced = window.matchMedia(FORCED).matches ? "forced" : "";
  return `${theme} ${contrast} ${palette} ${forced}`;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, {
    // An accent is set as a style.
    attributeFilter: ["data-theme", "data-contrast", "data-palette", "style"],
  });
  const media = window.matchMedia(FORCED);
  media.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    media.removeEventListener("change", listener);
  };
}
