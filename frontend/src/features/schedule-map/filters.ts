import type { UrlFilters } from "@/lib/use-url-filters";

export type RowsBy = "queue" | "tag" | "owner" | "worker";
export type MapView = "week" | "day";
/** What the hours of a week are coloured by. */
export type WeekMeasure = "load" | "planned" | "done" | "failed";

/** What the page shows, as its address has it. */
export interface MapFilters {
  view: MapView;
  /** A local date; empty: today. */
  at: string;
  rows: RowsBy;
  measure: WeekMeasure;
  owner: string;
  tag: string;
  queue: string;
  /** So many may run at once; 0: as many as the workers have slots. */
  limit: number;
  /** So many starts in a minute are a crowd. */
  crowd: number;
  /** A stretch of the day that fills the width, epoch ms. */
  zoom: { from: number; to: number } | null;
}

export const CROWD = 10;
const LEAST_ZOOM_MS = 5 * 60_000;
const MOST_LIMIT = 1_000_000;

export function readFilters(address: UrlFilters): MapFilters {
  const text = address.text;
  return {
    view: text("view") === "day" ? "day" : "week",
    at: text("at"),
    rows: oneOf(text("rows"), ["queue", "tag", "owner", "worker"]),
    measure: oneOf(text("measure"), ["load", "planned", "done", "failed"]),
    owner: text("owner"),
    tag: text("tag"),
    queue: text("queue"),
    limit: whole(text("limit"), 1, 0),
    crowd: whole(text("crowd"), 2, CROWD),
    zoom: readZoom(text("zoom")),
  };
}

function oneOf<T extends string>(text: string, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === text) ?? choices[0];
}

function whole(text: string, least: number, otherwise: number): number {
  const found = Number(text);
  return Number.isInteger(found) && found >= least && found <= MOST_LIMIT ? found : otherwise;
}

function readZoom(text: string): MapFilters["zoom"] {
  const [from, to] = text.split("-").map(Number);
  if (from === undefined || to === undefined || !(to - from >= LEAST_ZOOM_MS)) return null;
  return { from, to };
}

export function writeZoom(from: number, to: number): string {
  const middle = (from + to) / 2;
  const half = Math.max(LEAST_ZOOM_MS, to - from) / 2;
  return `${Math.round(middle - half)}-${Math.round(middle + half)}`;
}
