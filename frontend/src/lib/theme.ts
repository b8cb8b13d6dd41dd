import { useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";
export type Palette = "standard" | "colour-blind";

interface Looks {
  theme: ThemeChoice;
  palette: Palette;
}

const THEME_KEY = "chronos.theme";
const PALETTE_KEY = "chronos.palette";
const listeners = new Set<() => void>();
let looks: Looks = {
  theme: readTheme(),
  palette: read(PALETTE_KEY) === "colour-blind" ? "colour-blind" : "standard",
};

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage may be forbidden; then nothing is remembered.
  }
}

function readTheme(): ThemeChoice {
  const choice = read(THEME_KEY);
  return choice === "light" || choice === "dark" ? choice : "system";
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // As above.
  }
}

function systemIsDark(): boolean {
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function paint(): void {
  const root = document.documentElement;
  const isDark = looks.theme === "dark" || (looks.theme === "system" && systemIsDark());
  root.dataset["theme"] = isDark ? "dark" : "light";
  root.dataset["palette"] = looks.palette;
}

function change(next: Partial<Looks>): void {
  looks = { ...looks, ...next };
  paint();
  for (const listener of [...listeners]) listener();
}

export function setTheme(theme: ThemeChoice): void {
  remember(THEME_KEY, theme);
  change({ theme });
}

export function setPalette(palette: Palette): void {
  remember(PALETTE_KEY, palette);
  change({ palette });
}

/** Paints the remembered choice and follows the system while that is the choice. */
export function startTheme(): () => void {
  paint();
  const media = window.matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", paint);
  return () => media.removeEventListener("change", paint);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useLooks(): Looks {
  return useSyncExternalStore(subscribe, () => looks);
}
