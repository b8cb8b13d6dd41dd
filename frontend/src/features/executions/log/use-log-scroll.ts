import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { LogLayout } from "./log-layout";
import { LINE_PX, LogScroller } from "./log-scroller";
import { ScrollScale } from "./scroll-scale";

/** Scrolling of a log whose rows stand as `layout` says. */
export function useLogScroll(layout: LogLayout, viewportPx: number, startsAtEnd: boolean) {
  const [scroller] = useState(() => new LogScroller(startsAtEnd));
  const scale = useMemo(() => new ScrollScale(layout.units * LINE_PX, viewportPx), [layout, viewportPx]);
  const state = useSyncExternalStore(scroller.subscribe, () => scroller.state);
  useLayoutEffect(() => scroller.update(layout, scale), [scroller, layout, scale]);
  return { scroller, scale, ...state };
}
