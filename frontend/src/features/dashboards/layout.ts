import type { Widget } from "@/api/types";
import { KINDS, type WidgetKind } from "./kinds";

export const COLUMNS = 12;
export const MAX_HEIGHT = 24;
export const MAX_WIDGETS = 40;

export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** From the top, then from the left: the order of reading, and of a phone. */
export function inOrder(widgets: readonly Widget[]): Widget[] {
  return [...widgets].sort((left, right) => left.y - right.y || left.x - right.x);
}

/** How many rows there are. */
export function rowsOf(widgets: readonly Place[]): number {
  return widgets.reduce((most, { y, h }) => Math.max(most, y + h), 0);
}

function overlaps(left: Place, right: Place): boolean {
  return (
    left.x < right.x + right.w &&
    right.x < left.x + left.w &&
    left.y < right.y + right.h &&
    right.y < left.y + left.h
  );
}

/** The first gap, from the top, in which something of this size has room. */
export function gapFor(widgets: readonly Place[], [w, h]: readonly [number, number]): Place {
  for (let y = 0; ; y += 1)
    for (let x = 0; x + w <= COLUMNS; x += 1) {
      const place = { x, y, w, h };
      if (!widgets.some((other) => overlaps(place, other))) return place;
    }
}

/** A new widget of a kind where there is room. */
export function newWidget(kind: WidgetKind, widgets: readonly Widget[]): Widget {
  return { id: newId(widgets), config: KINDS[kind].start, title: "", ...gapFor(widgets, KINDS[kind].size) };
}

/** A copy of a widget where there is room. */
export function copyOf(widget: Widget, widgets: readonly Widget[]): Widget {
  return { ...widget, id: newId(widgets), ...gapFor(widgets, [widget.w, widget.h]) };
}

function newId(widgets: readonly Widget[]): string {
  const taken = new Set(widgets.map(({ id }) => id));
  for (let number = widgets.length + 1; ; number += 1) if (!taken.has(`w${number}`)) return `w${number}`;
}

export type Step = "left" | "right" | "up" | "down" | "wider" | "narrower" | "taller" | "shorter";

/** The widgets after one of them took a step; what is in its way goes down, and all then go up as far as they can. */
export function stepped(widgets: readonly Widget[], id: string, step: Step): Widget[] {
  const moved = widgets.find((widget) => widget.id === id);
  if (!moved) return [...widgets];
  const place = withStep(moved, step);
  const others = widgets.filter((widget) => widget.id !== id);
  if (step === "down") {
    // It changes places with what is right below, or else it would come back up at once.
    const below = inOrder(others).find((other) => other.y >= moved.y + moved.h && sharesColumn(other, moved));
    if (!below) return [...widgets];
    return settled([
      { ...moved, y: below.y + below.h - moved.h },
      ...others.map((other) => raised(other, below, moved)),
    ]);
  }
  if (step === "up") {
    const above = inOrder(others)
      .reverse()
      .find((other) => other.y + other.h <= moved.y && sharesColumn(other, moved));
    if (!above) return [...widgets];
    return settled([{ ...moved, y: above.y }, ...others.map((other) => lowered(other, above, moved))]);
  }
  return settled([{ ...moved, ...place }, ...others], id);
}

function withStep({ x, y, w, h }: Place, step: Step): Place {
  if (step === "left") return { x: Math.max(0, x - 1), y, w, h };
  if (step === "right") return { x: Math.min(COLUMNS - w, x + 1), y, w, h };
  if (step === "wider")
    return { x: Math.min(x, COLUMNS - Math.min(COLUMNS, w + 1)), y, w: Math.min(COLUMNS, w + 1), h };
  if (step === "narrower") return { x, y, w: Math.max(1, w - 1), h };
  if (step === "taller") return { x, y, w, h: Math.min(MAX_HEIGHT, h + 1) };
  if (step === "shorter") return { x, y, w, h: Math.max(1, h - 1) };
  return { x, y, w, h };
}

function sharesColumn(left: Place, right: Place): boolean {
  return left.x < right.x + right.w && right.x < left.x + left.w;
}

function raised(other: Widget, below: Widget, moved: Place): Widget {
  return other.id === below.id ? { ...other, y: moved.y } : other;
}

function lowered(other: Widget, above: Widget, moved: Place): Widget {
  return other.id === above.id ? { ...other, y: above.y + moved.h } : other;
}

/** No two overlap, and none could go further up; `first` keeps its place before the others. */
export function settled(widgets: readonly Widget[], first?: string): Widget[] {
  const order = inOrder(widgets).sort(
    (left, right) =>
      left.y - right.y || Number(right.id === first) - Number(left.id === first) || left.x - right.x,
  );
  const done: Widget[] = [];
  for (const widget of order) {
    let y = 0;
    let at = { ...widget, y };
    for (;;) {
      const inTheWay = done.find((other) => overlaps(at, other));
      if (!inTheWay) break;
      y = inTheWay.y + inTheWay.h;
      at = { ...widget, y };
    }
    done.push(at);
  }
  return widgets
    .map(({ id }) => done.find((widget) => widget.id === id))
    .filter((widget) => widget !== undefined);
}

/** The widgets with the places that a grid gave them; the same list when nothing has moved. */
export function placed(
  widgets: readonly Widget[],
  places: readonly (Place & { i: string })[],
): readonly Widget[] {
  const byId = new Map(places.map((place) => [place.i, place]));
  const next = widgets.map((widget) => {
    const place = byId.get(widget.id);
    if (!place) return widget;
    const { x, y, w, h } = place;
    if (x === widget.x && y === widget.y && w === widget.w && h === widget.h) return widget;
    return { ...widget, x, y, w, h };
  });
  return next.some((widget, at) => widget !== widgets[at]) ? next : widgets;
}
