import { useCallback, useMemo, useRef } from "react";
import { downloadLogUrl } from "@/api/client";
import type { Execution } from "@/api/types";
import { isLive as isStateLive } from "@/lib/status";
import { useShortcuts } from "@/lib/use-shortcuts";
import { useZone } from "@/lib/zone";
import { extendRange, type LineRange } from "../log/line-link";
import type { LogLevel } from "../log/log-level";
import { nextTimeMode } from "../log/log-time";
import { nextLine } from "../log/next-line";
import type { useLog } from "../log/use-log";
import { useErrors } from "../log/use-errors";
import { useLinkedLine } from "../log/use-linked-line";
import { useLogMatches } from "../log/use-log-matches";
import { useLogSettings } from "../log/use-log-settings";
import { useLogView, useNewLines } from "../log/use-log-view";
import { useOpenings } from "../log/use-openings";
import { JumpToTime } from "./jump-to-time";
import { LogEmpty } from "./log-empty";
import { LogLines } from "./log-lines";
import { LogMap } from "./log-map";
import { LogPrint } from "./log-print";
import { LogSearchBar } from "./log-search-bar";
import { LogSelection } from "./log-selection";
import { LogStatus, PausedButton } from "./log-status";
import { LogToolbar } from "./log-toolbar";
import "./log-view.css";

interface LogViewProps {
  execution: Execution;
  log: ReturnType<typeof useLog>;
  /** Lines that the address points to. */
  selection: LineRange | null;
  onSelect: (selection: LineRange | null) => void;
  /** Lines that matter less are left out. */
  level: LogLevel;
  onLevel: (level: LogLevel) => void;
  onRetry: () => void;
  /** The server has it no more: what is here is all there is. */
  isGone: boolean;
}

/** The log of an execution: a million lines, of which the screen holds some. */
export function LogView(props: LogViewProps) {
  const { execution, log, selection, onSelect, level, isGone } = props;
  const { store, status } = log;
  const element = useRef<HTMLDivElement>(null);
  const sample = useRef<HTMLSpanElement>(null);
  const [settings, changeSettings] = useLogSettings();
  const openings = useOpenings(store);
  const zone = useZone();
  const isLive = isStateLive(execution.state) || status.phase === "live";
  const startsAtEnd = selection === null && execution.state !== "succeeded";
  const view = useLogView({ execution, log, settings, level, openings, startsAtEnd, element, sample });
  const { layout, scroller, showOffset, isFollowing } = view;
  const matches = useLogMatches(store, showOffset);
  const missing = store.missing().reduce((sum, gap) => sum + gap.end - gap.start, 0);
  const errors = useErrors(execution.id, store, missing === 0 || isGone, showOffset);
  const newLines = useNewLines(store.lineCount, isFollowing);
  const picked = useRef<number | null>(null);
  useLinkedLine({ selection, picked, isLoaded: store.end > (selection?.first ?? Infinity), showOffset });

  const choose = useCallback(
    (offset: number, withShift: boolean) => {
      const range = extendRange(selection, offset, withShift);
      picked.current = range.first;
      onSelect(range);
    },
    [selection, onSelect],
  );
  const step = (direction: 1 | -1, withShift: boolean) => {
    const offset = nextLine(layout, selection, scroller.state.position.top, direction);
    if (offset === null) return;
    choose(offset, withShift);
    scroller.reveal(offset);
  };
  const follow = () => scroller.follow();
  const toggleWrap = () => changeSettings({ wrap: !settings.wrap });
  const toggleFold = () => changeSettings({ fold: !settings.fold });
  const turnTime = () => changeSettings({ time: nextTimeMode(settings.time) });
  useShortcuts({
    f: follow,
    w: toggleWrap,
    z: toggleFold,
    t: turnTime,
    e: () => errors.toFirst?.(),
    j: () => step(1, false),
    k: () => step(-1, false),
    J: () => step(1, true),
    K: () => step(-1, true),
  });

  const startMs = Date.parse(execution.started_at ?? execution.queued_at);
  const { pattern } = matches;
  const { digits } = view;
  const look = useMemo(
    () => ({ ...settings, startMs, zone, digits, pattern }),
    [settings, startMs, zone, digits, pattern],
  );
  const { showWhole, toggleFold: unfold, toggleTree, toggleTreeRow } = openings;
  const actions = useMemo(
    () => ({
      onPick: choose,
      onShowWhole: showWhole,
      onToggleFold: unfold,
      onToggleTree: toggleTree,
      onToggleTreeRow: toggleTreeRow,
    }),
    [choose, showWhole, unfold, toggleTree, toggleTreeRow],
  );

  return (
    <section aria-label="Log" className="flex h-full min-h-0 flex-col print:h-auto">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line pb-2 print:hidden">
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
          downloadUrl={isGone ? null : downloadLogUrl({ execution_id: execution.id })}
          level={level}
          onLevel={props.onLevel}
          onFollow={follow}
          onWrap={toggleWrap}
          onFold={toggleFold}
          onTime={turnTime}
          onFirstError={errors.toFirst}
          jump={isGone ? null : <JumpToTime execution={execution} />}
        />
      </div>
      <div className="relative min-h-0 flex-1">
        <LogLines
          element={element}
          scroller={scroller}
          onMissing={log.want}
          sample={sample}
          layout={layout}
          scale={view.scale}
          look={look}
          attempts={execution.attempts}
          widthCells={view.widthCells}
          selection={selection}
          currentOffset={matches.currentOffset}
          whole={openings.whole}
          trees={openings.trees}
          unfolded={openings.unfolded}
          actions={actions}
        />
        {layout.units === 0 ? (
          <LogEmpty
            execution={execution}
            status={status}
            hiddenLines={store.lineCount}
            onRetry={props.onRetry}
          />
        ) : null}
        {view.scale.contentPx > view.scale.viewportPx ? (
          <LogMap matches={matches.search} errors={errors.search} end={store.end} onShow={showOffset} />
        ) : null}
        {isLive && !isFollowing && newLines > 0 ? (
          <PausedButton newLines={newLines} onFollow={follow} />
        ) : null}
        <LogPrint store={store} look={look} selection={selection} />
      </div>
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 border-t border-line print:hidden">
        <LogStatus status={status} lineCount={store.lineCount} missingCount={missing} />
        {selection ? (
          <LogSelection
            selection={selection}
            store={store}
            name={execution.id}
            onClear={() => onSelect(null)}
          />
        ) : null}
      </div>
    </section>
  );
}
