import { useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";
export type ContrastChoice = "system" | "standard" | "high";
export type Palette = "standard" | "colour-blind";
export type Density = "comfortable" | "compact";
export type MotionChoice = "system" | "reduced";

/** What a viewer chose; `system` follows the operating system while that changes. */
export interface Looks {
  theme: ThemeChoice;
  contrast: ContrastChoice;
  palette: Palette;
  density: Density;
  motion: MotionChoice;
}

/** The choices of each kind, the one that holds without a choice first. `public/theme.js` knows the same. */
const CHOICES: { [Kind in keyof Looks]: readonly [Looks[Kind], ...Looks[Kind][]] } = {
  theme: ["system", "light", "dark"],
  contrast: ["system", "standard", "high"],
  palette: ["standard", "colour-blind"],
  density: ["comfortable", "compact"],
  motion: ["system", "reduced"],
};

const KINDS = Object.keys(CHOICES) as (keyof Looks)[];
const DARK = "(prefers-color-scheme: dark)";
const MORE_CONTRAST = "(prefers-contrast: more)";
/** Heights of a list's row, px; `--row` in the stylesheet says the same. */
const ROW_PX: Record<Density, number> = { comfortable: 32, compact: 28 };

const listeners = new Set<() => void>();
let looks = remembered();

const keyOf = (kind: keyof Looks) => `chronos.${kind}`;

function remembered(): Looks {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, read(kind)]));
  return found as unknown as Looks;
}

function read(kind: keyof Looks): string {
  const choices: readonly string[] = CHOICES[kind];
  try {
    const stored = localStorage.getItem(keyOf(kind)) ?? "";
    return choices.includes(stored) ? stored : (choices[0] ?? "");
  } catch {
    return choices[0] ?? ""; // Storage may be forbidden; then nothing is remembered.
  }
}

function paint(): void {
  const { dataset } = document.documentElement;
  const is = (query: string) => window.matchMedia(query).matches;
  const isDark = looks.theme === "dark" || (looks.theme === "system" && is(DARK));
  const isHigh = looks.contrast === "high" || (looks.contrast === "system" && is(MORE_CONTRAST));
  dataset["theme"] = isDark ? "dark" : "light";
  dataset["contrast"] = isHigh ? "high" : "standard";
  dataset["palette"] = looks.palette;
  dataset["density"] = looks.density;
  dataset["motion"] = looks.motion;
}

function take(next: Looks): void {
  looks = next;
  paint();
  for (const listener of [...listeners]) listener();
}

/** Changes some of the looks, at once and for the next visits of this browser. */
export function setLooks(changes: Partial<Looks>): void {
  for (const kind of KINDS) {
    const choice = changes[kind];
    if (choice === undefined) continue;
    try {
      localStorage.setItem(keyOf(kind), choice);
    } catch {
      // Not remembered; it holds until the page is left.
    }
  }
  take({ ...looks, ...changes });
}

export const setTheme = (theme: ThemeChoice) => setLooks({ theme });

/** Paints the remembered looks, and follows the system and the other tabs. Returns what ends that. */
export function startTheme(): () => void {
  take(remembered());
  const media = [DARK, MORE_CONTRAST].map((query) => window.matchMedia(query));
  const follow = ({ key }: StorageEvent) => {
    if (key === null || KINDS.some((kind) => keyOf(kind) === key)) take(remembered());
  };
  for (const one of media) one.addEventListener("change", paint);
  window.addEventListener("storage", follow);
  return () => {
    for (const one of media) one.removeEventListener("change", paint);
    window.removeEventListener("storage", follow);
  };
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

/** How high a list's row is, px: for lists that reckon where their rows stand. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, () => ROW_PX[looks.density]);
}
