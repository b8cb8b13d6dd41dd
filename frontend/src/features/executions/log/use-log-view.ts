import { type RefObject, useCallback, useMemo, useState } from "react";
import type { Execution } from "@/api/types";
import { LogLayout } from "./log-layout";
import { type LogLevel, rankOfLevel } from "./log-level";
import { TIME_CELLS } from "./log-time";
import { useLevelScan } from "./use-level-scan";
import type { useLog } from "./use-log";
import { useLogScroll } from "./use-log-scroll";
import type { LogSettings } from "./use-log-settings";
import { type Openings } from "./use-openings";
import { useViewport } from "./use-viewport";

/** A pause at least this long is shown. */
const SILENCE_MS = 5_000;
const MARGIN_CELLS = 3;

interface LogViewState {
  execution: Execution;
  log: ReturnType<typeof useLog>;
  settings: LogSettings;
  level: LogLevel;
  openings: Openings;
  startsAtEnd: boolean;
  element: RefObject<HTMLElement | null>;
  sample: RefObject<HTMLElement | null>;
}

/** Where the lines of a log stand on the screen, and which of them are in sight. */
export function useLogView(given: LogViewState) {
  const { execution, log, settings, level, openings } = given;
  const { store, version } = log;
  const viewport = useViewport(given.element, given.sample);
  const digits = Math.max(3, String(store.end).length);
  const gutter = digits + 2 + (settings.time === "off" ? 0 : TIME_CELLS[settings.time] + 1);
  const fitting = Math.floor(viewport.widthPx / viewport.characterPx) - gutter - 1;
  const widthCells = settings.wrap ? 0 : store.maxCells + gutter + MARGIN_CELLS;
  const columns = Math.max(8, settings.wrap ? fitting : Math.max(fitting, widthCells - gutter - 1));
  const minRank = rankOfLevel(level);
  const known = useLevelScan(store, version, minRank > 0);
  const firstLines = execution.attempts.map((attempt) => attempt.first_line).join(" ");
  const starts = useMemo(() => new Set(firstLines.split(" ").map(Number)), [firstLines]);
  const { whole, treeHeights: trees, unfolded } = openings;
  const layout = useMemo(
    () =>
      new LogLayout(store.segments(), {
        columns,
        wrap: settings.wrap,
        fold: settings.fold,
        silenceMs: settings.fold ? SILENCE_MS : 0,
        minRank,
        whole,
        trees,
        unfolded,
        starts,
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the store changes in place, `version` and `known` tell
    [store, version, known, columns, settings.wrap, settings.fold, minRank, whole, trees, unfolded, starts],
  );
  const { scroller, scale, isFollowing } = useLogScroll(layout, viewport.heightPx, given.startsAtEnd);
  const showOffset = useCallback((offset: number) => scroller.showOffset(offset), [scroller]);
  return { layout, digits, widthCells, scroller, scale, isFollowing, showOffset };
}

/** How many lines have come since the reader stopped following. */
export function useNewLines(lineCount: number, isFollowing: boolean): number {
  const [pausedAt, setPausedAt] = useState(0);
  if (isFollowing && pausedAt !== lineCount) setPausedAt(lineCount);
  return lineCount - pausedAt;
}
