/// <reference types="node" />
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("src/styles.css", "utf8");

type Tokens = Record<string, string>;

/** The colours that a block of the stylesheet states, by name. */
function block(selector: string): Tokens {
  const start = css.indexOf(`\n${selector} {`);
  if (start < 0) throw new Error(`There is no block ${selector}`);
  const body = css.slice(start, css.indexOf("\n}", start));
  const found: Tokens = {};
  for (const [, name = "", colour = ""] of body.matchAll(/--([a-z-]+):[^;]*?(#[0-9a-f]{6})/g))
    found[name] = colour;
  return found;
}

const LIGHT = block(":root");
const DARK = { ...LIGHT, ...block('[data-theme="dark"]') };
const HIGH_LIGHT = { ...LIGHT, ...block('[data-contrast="high"]') };
const HIGH_DARK = {
  ...DARK,
  ...block('[data-contrast="high"]'),
  ...block('[data-theme="dark"][data-contrast="high"]'),
};

const THEMES: [name: string, tokens: Tokens, least: number][] = [
  ["light", LIGHT, 4.5],
  ["dark", DARK, 4.5],
  ["light, colour-blind", { ...LIGHT, ...block('[data-palette="colour-blind"]') }, 4.5],
  ["dark, colour-blind", { ...DARK, ...block('[data-theme="dark"][data-palette="colour-blind"]') }, 4.5],
  ["high contrast, light", HIGH_LIGHT, 7],
  ["high contrast, dark", HIGH_DARK, 7],
  [
    "high contrast, light, colour-blind",
    { ...HIGH_LIGHT, ...block('[data-contrast="high"][data-palette="colour-blind"]') },
    7,
  ],
  [
    "high contrast, dark, colour-blind",
    { ...HIGH_DARK, ...block('[data-theme="dark"][data-contrast="high"][data-palette="colour-blind"]') },
    7,
  ],
];

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [dark = 0, light = 0] = [luminance(one ?? ""), luminance(other ?? "")].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXTS = ["fg", "fg-quiet", "fg-faint"];
const STATES = ["idle", "running", "succeeded", "failed", "abandoned", "missed"].map(
  (state) => `state-${state}`,
);

test.each(THEMES)("whatever is read in %s stands out from what it stands on", (_, tokens, least) => {
  for (const ground of ["page", "rail", "raised", "sunken", "hover"])
    for (const ink of [...TEXTS, ...STATES])
      expect.soft(contrast(tokens[ink], tokens[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least);
  for (const ink of ["fg", "fg-quiet"])
    expect
      .soft(contrast(tokens[ink], tokens["selected"]), `${ink} on selected`)
      .toBeGreaterThanOrEqual(least);
  expect.soft(contrast(tokens["action-fg"], tokens["action"]), "a button").toBeGreaterThanOrEqual(least);
  expect.soft(contrast(tokens["focus"], tokens["page"]), "the focus").toBeGreaterThanOrEqual(3);
});

test.each(THEMES.filter(([name]) => name.startsWith("high")))("lines can be seen in %s", (_, tokens) => {
  expect(contrast(tokens["line"], tokens["page"])).toBeGreaterThanOrEqual(3);
});
