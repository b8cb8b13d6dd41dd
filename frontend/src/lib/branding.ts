import { useSyncExternalStore } from "react";
import { getBranding } from "@/api/client";
import type { components } from "@/api/schema";

type Branding = components["schemas"]["Branding"];

const KEY = "chronos.branding";
const OURS: Branding = { name: "Chronos Synapse", accent: null, shades: null, logo: null };

const listeners = new Set<() => void>();
let branding = remembered();

/** `public/theme.js` paints the same before there is anything else. */
function remembered(): Branding {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null") as Partial<Branding> | null;
    return { ...OURS, ...found };
  } catch {
    return OURS; // Storage may be forbidden, or somebody wrote into it.
  }
}

function remember(found: Branding): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(found));
  } catch {
    // Then the next visit begins in grey.
  }
}

function paint({ shades, logo }: Branding): void {
  const { style } = document.documentElement;
  for (const name of [...style].filter((one) => one.startsWith("--accent-"))) style.removeProperty(name);
  for (const [name, colour] of Object.entries(shades ?? {}))
    style.setProperty(`--accent-${name.replace("_", "-")}`, colour);
  const icon = document.querySelector<HTMLLinkElement>("link[rel='icon']");
  if (icon && logo !== null) icon.href = logo;
}

function take(found: Branding): void {
  if (JSON.stringify(found) === JSON.stringify(branding)) return;
  branding = found;
  remember(found);
  paint(found);
  for (const listener of [...listeners]) listener();
}

/** Fetches how this installation presents itself; without an answer, what was last known holds. */
export async function loadBranding(): Promise<void> {
  try {
    take(await getBranding());
  } catch {
    return; // The pages work without it.
  }
}

export function startBranding(): void {
  paint(branding);
  void loadBranding();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useBranding(): Branding {
  return useSyncExternalStore(subscribe, () => branding);
}

/** What the browser's tab says of a page. */
export function titleOf(page: string, { name }: Pick<Branding, "name">): string {
  return page === "" ? name : `${page} · ${name}`;
}
