import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { LogLayout } from "./log-layout";
import { LINE_PX, LogScroller } from "./log-scroller";
import { type ScrollPosition, ScrollScale } from "./scroll-scale";

/** Scrolling of a log whose rows stand as `layout` says. The caller is drawn anew when it begins or ends to follow. */
export function useLogScroll(layout: LogLayout, viewportPx: number, startsAtEnd: boolean) {
  const [scroller] = useState(() => new LogScroller(startsAtEnd));
  const scale = useMemo(() => new ScrollScale(layout.units * LINE_PX, viewportPx), [layout, viewportPx]);
  const isFollowing = useSyncExternalStore(scroller.subscribe, () => scroller.state.isFollowing);
  useLayoutEffect(() => scroller.update(layout, scale), [scroller, layout, scale]);
  return { scroller, scale, isFollowing };
}

/** Where the reader is; the caller is drawn anew with each step, so that it should draw the lines and nothing else. */
export function useScrollPosition(scroller: LogScroller): ScrollPosition {
  return useSyncExternalStore(scroller.subscribe, () => scroller.state.position);
}
