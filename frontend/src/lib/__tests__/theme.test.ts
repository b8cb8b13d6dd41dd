import { afterEach, expect, test, vi } from "vitest";
import { setLooks, startTheme } from "@/lib/theme";

const shown = () => Object.fromEntries(Object.entries(document.documentElement.dataset));

function systemWants(...queries: string[]) {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) =>
      ({
        matches: queries.includes(query),
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      }) as unknown as MediaQueryList,
  );
}

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  startTheme()();
});

test("without a choice the looks are the system's", () => {
  systemWants("(prefers-color-scheme: dark)", "(prefers-contrast: more)");
  startTheme()();
  expect(shown()).toMatchObject({
    theme: "dark",
    contrast: "high",
    palette: "standard",
    density: "comfortable",
  });
});

test("a choice outweighs the system, and is remembered", () => {
  systemWants("(prefers-color-scheme: dark)", "(prefers-contrast: more)");
  setLooks({ theme: "light", contrast: "standard", density: "compact", motion: "reduced" });
  expect(shown()).toMatchObject({
    theme: "light",
    contrast: "standard",
    density: "compact",
    motion: "reduced",
  });
  document.documentElement.dataset["theme"] = "";
  startTheme()();
  expect(shown()).toMatchObject({ theme: "light", contrast: "standard", density: "compact" });
});

test("what was remembered but means nothing counts as no choice", () => {
  localStorage.setItem("chronos.density", "gigantic");
  startTheme()();
  expect(shown()).toMatchObject({ density: "comfortable" });
});

test("a choice in another tab is followed", () => {
  const end = startTheme();
  localStorage.setItem("chronos.theme", "dark");
  window.dispatchEvent(new StorageEvent("storage", { key: "chronos.theme" }));
  expect(shown()).toMatchObject({ theme: "dark" });
  end();
});
