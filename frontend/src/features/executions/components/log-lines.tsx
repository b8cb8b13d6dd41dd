import { type MouseEvent, type RefObject, useEffect } from "react";
import type { Attempt } from "@/api/types";
import { attemptStarts } from "../log/attempt-starts";
import type { LineRange } from "../log/line-link";
import type { LogLayout } from "../log/log-layout";
import { LINE_PX, type LogScroller } from "../log/log-scroller";
import { useMoment } from "../log/moment";
import type { ScrollScale } from "../log/scroll-scale";
import { useScrollPosition } from "../log/use-log-scroll";
import type { OpenTree } from "../log/use-openings";
import { SAMPLE } from "../log/use-viewport";
import { LogRow, type LogRowActions, type LogRowLook } from "./log-row";
import { MomentLine } from "./moment-line";

interface LogLinesProps {
  element: RefObject<HTMLDivElement | null>;
  scroller: LogScroller;
  /** Told of the first line in sight that is not here yet. */
  onMissing: (offset: number) => void;
  sample: RefObject<HTMLSpanElement | null>;
  layout: LogLayout;
  scale: ScrollScale;
  look: LogRowLook;
  /** Marked where each begins, should there be several. */
  attempts: readonly Attempt[];
  /** Width of the widest line in characters; 0 when lines wrap. */
  widthCells: number;
  selection: LineRange | null;
  currentOffset: number | null;
  whole: ReadonlyMap<number, number>;
  trees: ReadonlyMap<number, OpenTree>;
  unfolded: ReadonlySet<number>;
  actions: LogRowActions;
}

/** Rows beyond the edges; they are drawn while what is in sight is scrolled away. */
const OVERSCAN = 10;

/** The part of a log that is on the screen, in an element that scrolls as if all of it were there. */
export function LogLines(props: LogLinesProps) {
  const { element, sample, scroller, layout, scale, look, widthCells, selection, onMissing } = props;
  const { attempts, currentOffset: current, whole, trees, unfolded, actions } = props;
  const moment = useMoment();
  const position = useScrollPosition(scroller);
  useEffect(() => (element.current ? scroller.attach(element.current) : undefined), [element, scroller]);
  const first = Math.max(0, Math.floor(position.top / LINE_PX) - OVERSCAN);
  const count = Math.ceil(scale.viewportPx / LINE_PX) + 2 * OVERSCAN;
  const { top, rows } = layout.rowsAt(first, count);
  const starts = attemptStarts(rows, attempts);
  useEffect(() => {
    const inSight = layout.rowsAt(position.top / LINE_PX, scale.viewportPx / LINE_PX).rows;
    const gap = inSight.find((row) => row.kind === "gap");
    if (gap) onMissing(gap.offset);
  }, [layout, position, scale, onMissing]);
  const shift = position.top - position.scrollTop;
  const point = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-time]") : null;
    if (row) moment.point(Number(row.dataset.time), "log");
  };
  return (
    <div
      ref={element}
      role="log"
      aria-label="Log"
      aria-live="off"
      tabIndex={0}
      onMouseMove={point}
      onMouseLeave={() => moment.point(null, "log")}
      className="log absolute inset-0 overflow-auto overscroll-contain font-mono text-[12.5px] [overflow-anchor:none] focus-visible:outline-offset-[-2px] print:hidden"
    >
      <span ref={sample} aria-hidden="true" className="invisible absolute whitespace-pre">
        {SAMPLE}
      </span>
      <div
        className="relative"
        style={{ height: scale.elementPx, minWidth: widthCells > 0 ? `${widthCells}ch` : undefined }}
      >
        <div
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${top * LINE_PX - shift}px)` }}
        >
          {rows.map((row) => {
            if (row.kind === "gap") return <Missing key={row.offset} offset={row.offset} />;
            const { offset } = row.line;
            const isUnfolded = unfolded.has(offset);
            const end = offset + (isUnfolded ? 1 : row.repeats);
            return (
              <LogRow
                key={offset}
                row={row}
                look={look}
                attempt={starts.get(offset)}
                isSelected={selection !== null && selection.first < end && offset <= selection.last}
                isCurrent={current !== null && offset <= current && current < end}
                isWhole={whole.has(offset)}
                isUnfolded={isUnfolded}
                tree={trees.get(offset)}
                {...actions}
              />
            );
          })}
          <MomentLine rows={rows} top={top} />
        </div>
      </div>
    </div>
  );
}

/** A line that is not here yet. */
function Missing({ offset }: { offset: number }) {
  return (
    <div className="flex items-center pl-[1ch]" style={{ height: LINE_PX }} aria-hidden="true">
      <span className="h-2 rounded-sm bg-sunken" style={{ width: `${30 + ((offset * 37) % 40)}%` }} />
    </div>
  );
}
