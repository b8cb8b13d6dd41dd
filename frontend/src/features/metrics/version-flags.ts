import type uPlot from "uplot";
import type { VersionTime } from "./api/get-version-times";

/** Where a version stands on a chart. */
export interface Flag {
  version: number;
  at: number;
  xPx: number;
  heightPx: number;
}

/** Flags nearer than this would cover each other: the later one stands for both. */
const APART_PX = 26;

export function flagsOf(plot: uPlot, versions: readonly VersionTime[]): Flag[] {
  const { min, max } = plot.scales.x ?? {};
  if (typeof min !== "number" || typeof max !== "number") return [];
  const left = plot.bbox.left / devicePixelRatio;
  const flags: Flag[] = [];
  for (const { version, at } of versions) {
    if (at / 1000 < min || at / 1000 > max) continue;
    const xPx = left + plot.valToPos(at / 1000, "x");
    if (xPx - (flags.at(-1)?.xPx ?? -APART_PX) < APART_PX) flags.pop();
    flags.push({ version, at, xPx, heightPx: plot.bbox.height / devicePixelRatio });
  }
  return flags;
}

/** The former list while it says the same, so that drawing does not make drawing. */
export function keptWhenSame(was: readonly Flag[], flags: readonly Flag[]): readonly Flag[] {
  return JSON.stringify(was) === JSON.stringify(flags) ? was : flags;
}
