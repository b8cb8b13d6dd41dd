import type { ComponentType } from "react";

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

/** Fetches the other pages' code while there is nothing else to do: they open at once, offline too. Then calls `onIdle`. */
export function loadPagesWhenIdle(onIdle: () => void): () => void {
  const load = () => {
    for (const loadPage of Object.values(modules)) loadPage().catch(() => undefined);
    onIdle();
  };
  if (typeof window.requestIdleCallback !== "function") {
    const timer = setTimeout(load, 3_000);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(load, { timeout: 5_000 });
  return () => window.cancelIdleCallback(handle);
}
