import type { ComponentType } from "react";
import { fetchLateCode } from "@/lib/late-code";

interface PageModule {
  Component: ComponentType;
}

const modules = import.meta.glob<PageModule>("./routes/*.tsx");

/** Loads `routes/<name>.tsx`; that there is none is found at start, not on the first visit. */
export function pageLoader(name: string): () => Promise<PageModule> {
  const load = modules[`./routes/${name}.tsx`];
  if (!load) throw new Error(`There is no app/routes/${name}.tsx`);
  return load;
}

/** The page that somebody came for has the line to itself for so long. */
const FIRST_MS = 4_000;

/** Fetches the other pages' code while there is nothing else to do: they open at once, offline too. Then calls `onIdle`. */
export function loadPagesWhenIdle(onIdle: () => void): () => void {
  let handle: number | undefined;
  const load = () => {
    for (const loadPage of Object.values(modules)) loadPage().catch(() => undefined);
    fetchLateCode();
    onIdle();
  };
  const timer = setTimeout(() => {
    if (typeof window.requestIdleCallback === "function") {
      handle = window.requestIdleCallback(load, { timeout: 5_000 });
    } else load();
  }, FIRST_MS);
  return () => {
    clearTimeout(timer);
    if (handle !== undefined) window.cancelIdleCallback(handle);
  };
}
