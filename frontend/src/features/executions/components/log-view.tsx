import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { downloadLogUrl } from "@/api/client";
import type { Execution } from "@/api/types";
import { isLive as isStateLive } from "@/lib/status";
import { useShortcuts } from "@/lib/use-shortcuts";
import { plainText } from "@/lib/ansi";
import { wholeCellsOf } from "../log/line-cut";
import { extendRange, type LineRange } from "../log/line-link";
import { LogLayout } from "../log/log-layout";
import { nextTimeMode, TIME_CELLS } from "../log/log-time";
import type { useLog } from "../log/use-log";
import { useFirstError } from "../log/use-first-error";
import { useLogMatches } from "../log/use-log-matches";
import { LINE_PX } from "../log/log-scroller";
import { useLogScroll } from "../log/use-log-scroll";
import { useLinkedLine } from "../log/use-linked-line";
import { useLogSettings } from "../log/use-log-settings";
import { useViewport } from "../log/use-viewport";
import { JumpToTime } from "./jump-to-time";
import { LogEmpty } from "./log-empty";
import { LogLines } from "./log-lines";
import { LogSearchBar } from "./log-search-bar";
import { LogStatus, PausedButton } from "./log-status";
import { LogToolbar } from "./log-toolbar";
import { MatchMap } from "./match-map";
import "./log-view.css";

interface LogViewProps {
  execution: Execution;
  log: ReturnType<typeof useLog>;
  /** Lines that the address points to. */
  selection: LineRange | null;
  onSelect: (selection: LineRange) => void;
  onRetry: () => void;
}

const MARGIN_CELLS = 3;
const NONE: ReadonlyMap<number, number> = new Map();

/** The log of an execution: a million lines, of which the screen holds some. */
export function LogView({ execution, log, selection, onSelect, onRetry }: LogViewProps) {
  const { store, status, version, want } = log;
  const element = useRef<HTMLDivElement>(null);
  const sample = useRef<HTMLSpanElement>(null);
  const [settings, changeSettings] = useLogSettings();
  const [whole, setWhole] = useState(NONE);
  const viewport = useViewport(element, sample);
  const isLive = isStateLive(execution.state) || status.phase === "live";

  const digits = Math.max(3, String(store.end).length);
  const gutter = digits + 2 + (settings.time === "off" ? 0 : TIME_CELLS[settings.time] + 1);
  const fitting = Math.floor(viewport.widthPx / viewport.characterPx) - gutter - 1;
  const widthCells = settings.wrap ? 0 : store.maxCells + gutter + MARGIN_CELLS;
  const columns = Math.max(8, settings.wrap ? fitting : Math.max(fitting, widthCells - gutter - 1));
  const layout = useMemo(
    () => new LogLayout(store.segments(), { columns, wrap: settings.wrap, whole }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the store changes in place, `version` tells
    [store, version, columns, settings.wrap, whole],
  );
  const startsAtEnd = selection === null && execution.state !== "succeeded";
  const { scroller, position, scale, isFollowing } = useLogScroll(layout, viewport.heightPx, startsAtEnd);
  const showOffset = useCallback((offset: number) => scroller.showOffset(offset), [scroller]);
  const matches = useLogMatches(store, showOffset);
  const missing = store.missing().reduce((sum, gap) => sum + gap.end - gap.start, 0);
  const toFirstError = useFirstError(execution.id, store, missing === 0, showOffset);
  const picked = useRef<number | null>(null);
  const [pausedAt, setPausedAt] = useState(0);
  if (isFollowing && pausedAt !== store.lineCount) setPausedAt(store.lineCount);
  const newLines = store.lineCount - pausedAt;

  useLinkedLine({ selection, picked, isLoaded: store.end > (selection?.first ?? Infinity), showOffset });

  useEffect(() => {
    const { rows } = layout.rowsAt(position.top / LINE_PX, scale.viewportPx / LINE_PX);
    const gap = rows.find((row) => row.kind === "gap");
    if (gap?.kind === "gap") want(gap.offset);
  }, [layout, position, scale, want]);

  const follow = () => scroller.follow();
  const toggleWrap = () => changeSettings({ wrap: !settings.wrap });
  const turnTime = () => changeSettings({ time: nextTimeMode(settings.time) });
  useShortcuts({ f: follow, w: toggleWrap, t: turnTime });

  const showWhole = (offset: number) => {
    const line = store.line(offset);
    if (line) setWhole(new Map(whole).set(offset, wholeCellsOf(line.text)));
  };
  const pick = (offset: number, withShift: boolean) => {
    const range = extendRange(selection, offset, withShift);
    picked.current = range.first;
    onSelect(range);
  };
  const copy = () => {
    if (!selection) return;
    const lines = [...store.lines(selection.first, selection.last + 1)].map(({ text }) => plainText(text));
    void navigator.clipboard.writeText(lines.join("\n"));
  };
  const startMs = Date.parse(execution.started_at ?? execution.queued_at);

  return (
    <section aria-label="Log" className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line pb-2">
        <LogSearchBar
          query={matches.query}
          position={matches.position}
          count={matches.search?.count ?? 0}
          isSearching={matches.search ? !matches.search.isDone : matches.query !== ""}
          onChange={matches.change}
          onStep={matches.step}
        />
        <LogToolbar
          settings={settings}
          isLive={isLive}
          isFollowing={isFollowing}
          selectedLines={selection ? selection.last - selection.first + 1 : 0}
          downloadUrl={downloadLogUrl({ execution_id: execution.id })}
          onFollow={follow}
          onWrap={toggleWrap}
          onTime={turnTime}
          onCopy={copy}
          onFirstError={toFirstError}
          jump={<JumpToTime execution={execution} />}
        />
      </div>
      <div className="relative min-h-0 flex-1">
        <LogLines
          element={element}
          attach={scroller.attach}
          sample={sample}
          layout={layout}
          scale={scale}
          position={position}
          look={{ ...settings, startMs, digits, pattern: matches.pattern }}
          attempts={execution.attempts}
          widthCells={widthCells}
          selection={selection}
          currentOffset={matches.currentOffset}
          whole={whole}
          onPick={pick}
          onShowWhole={showWhole}
        />
        {layout.units === 0 ? <LogEmpty execution={execution} status={status} onRetry={onRetry} /> : null}
        {matches.search ? <MatchMap search={matches.search} end={store.end} onShow={showOffset} /> : null}
        {isLive && !isFollowing && newLines > 0 ? (
          <PausedButton newLines={newLines} onFollow={follow} />
        ) : null}
      </div>
      <div className="flex h-7 items-center justify-between border-t border-line">
        <LogStatus status={status} lineCount={store.lineCount} missingCount={missing} />
      </div>
    </section>
  );
}
