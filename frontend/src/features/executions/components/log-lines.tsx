import { type RefObject, useEffect } from "react";
import type { Attempt } from "@/api/types";
import { attemptStarts } from "../log/attempt-starts";
import type { LogLayout } from "../log/log-layout";
import type { LineRange } from "../log/line-link";
import { LINE_PX } from "../log/log-scroller";
import type { ScrollPosition, ScrollScale } from "../log/scroll-scale";
import { SAMPLE } from "../log/use-viewport";
import { LogRow, type LogRowLook } from "./log-row";

interface LogLinesProps {
  element: RefObject<HTMLDivElement | null>;
  /** Hands the element that scrolls over; gives the way to take it back. */
  attach: (element: HTMLElement) => () => void;
  sample: RefObject<HTMLSpanElement | null>;
  layout: LogLayout;
  scale: ScrollScale;
  position: ScrollPosition;
  look: LogRowLook;
  /** Marked where each begins, should there be several. */
  attempts: readonly Attempt[];
  /** Width of the widest line in characters; 0 when lines wrap. */
  widthCells: number;
  selection: LineRange | null;
  currentOffset: number | null;
  whole: ReadonlyMap<number, number>;
  onPick: (offset: number, withShift: boolean) => void;
  onShowWhole: (offset: number) => void;
}

const OVERSCAN = 24;

/** The part of a log that is on the screen, in an element that scrolls as if all of it were there. */
export function LogLines(props: LogLinesProps) {
  const {
    element,
    attach,
    sample,
    layout,
    scale,
    position,
    look,
    attempts,
    widthCells,
    selection,
    currentOffset,
    whole,
  } = props;
  useEffect(() => (element.current ? attach(element.current) : undefined), [element, attach]);
  const first = Math.max(0, Math.floor(position.top / LINE_PX) - OVERSCAN);
  const count = Math.ceil(scale.viewportPx / LINE_PX) + 2 * OVERSCAN;
  const { top, rows } = layout.rowsAt(first, count);
  const starts = attemptStarts(rows, attempts);
  const shift = position.top - position.scrollTop;
  return (
    <div
      ref={element}
      role="log"
      aria-label="Log"
      aria-live="off"
      tabIndex={0}
      className="log absolute inset-0 overflow-auto overscroll-contain font-mono text-[12.5px] [overflow-anchor:none] focus-visible:outline-offset-[-2px]"
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
          {rows.map((row) =>
            row.kind === "line" ? (
              <LogRow
                key={row.line.offset}
                line={row.line}
                look={look}
                attempt={starts.get(row.line.offset)}
                isSelected={
                  selection !== null &&
                  selection.first <= row.line.offset &&
                  row.line.offset <= selection.last
                }
                isCurrent={row.line.offset === currentOffset}
                isWhole={whole.has(row.line.offset)}
                onPick={props.onPick}
                onShowWhole={props.onShowWhole}
              />
            ) : (
              <div
                key={row.offset}
                className="flex items-center pl-[1ch]"
                style={{ height: LINE_PX }}
                aria-hidden="true"
              >
                <span
                  className="h-2 rounded-sm bg-sunken"
                  style={{ width: `${30 + ((row.offset * 37) % 40)}%` }}
                />
              </div>
            ),
          )}
        </div>
      </div>
    </div>
  );
}
