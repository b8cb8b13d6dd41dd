import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import type { Tick } from "./time-ticks";
import type { ChartCursor } from "./use-chart-cursor";

interface PlotAreaProps {
  label: string;
  heightPx: number;
  /** Beside the plot, from the bottom; without them there is no such axis. */
  valueTicks?: readonly Tick[] | undefined;
  timeTicks: readonly Tick[];
  edges: readonly number[];
  cursor: ChartCursor;
  canBrush: boolean;
  /** What is drawn, in a square of 1000 by 1000 with the origin at the top left. */
  children: ReactNode;
}

export const SIDE = 1000;

/** Axes, grid, the drawing, and over it the cursor and what is selected. */
export function PlotArea({ label, heightPx, valueTicks, timeTicks, edges, cursor, ...rest }: PlotAreaProps) {
  const hintId = useId();
  const { step, selected, surface } = cursor;
  return (
    <div className="flex min-w-0">
      {valueTicks ? <ValueAxis ticks={valueTicks} heightPx={heightPx} /> : null}
      <div className="min-w-0 flex-1">
        <div
          {...surface}
          aria-label={label}
          aria-describedby={hintId}
          className={cn(
            "relative touch-pan-y border-b border-line-strong select-none",
            rest.canBrush && "cursor-crosshair",
          )}
          style={{ height: heightPx }}
        >
          {valueTicks?.map(({ share, label: text }) =>
            share > 0 ? (
              <div
                key={text}
                className="absolute inset-x-0 border-t border-line"
                style={{ bottom: `${share * 100}%` }}
              />
            ) : null,
          )}
          <svg
            viewBox={`0 0 ${SIDE} ${SIDE}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-hidden"
            aria-hidden="true"
          >
            {rest.children}
          </svg>
          {selected ? (
            <Stretch edges={edges} first={selected[0]} last={selected[1]} className="bg-running/20" />
          ) : step !== null ? (
            <Stretch edges={edges} first={step} last={step} className="bg-fg/8" />
          ) : null}
        </div>
        <span id={hintId} className="sr-only">
          Arrow keys go from step to step
          {rest.canBrush ? ", Shift selects, Enter shows only what is selected" : ""}.
        </span>
        <TimeAxis ticks={timeTicks} />
      </div>
    </div>
  );
}

function ValueAxis({ ticks, heightPx }: { ticks: readonly Tick[]; heightPx: number }) {
  return (
    <div
      className="relative w-14 shrink-0 text-xs text-faint"
      style={{ height: heightPx }}
      aria-hidden="true"
    >
      {ticks.map(({ share, label }) => (
        <span
          key={label}
          className="absolute right-1.5 translate-y-1/2 leading-none whitespace-nowrap"
          style={{ bottom: `${share * 100}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

function TimeAxis({ ticks }: { ticks: readonly Tick[] }) {
  return (
    <div className="relative mt-1 h-4 overflow-hidden text-xs text-faint" aria-hidden="true">
      {ticks.map(({ share, label }) => (
        <span
          key={share}
          className={cn(
            "absolute whitespace-nowrap",
            share < 0.04 ? "" : share > 0.96 ? "-translate-x-full" : "-translate-x-1/2",
          )}
          style={{ left: `${share * 100}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

interface StretchProps {
  edges: readonly number[];
  first: number;
  last: number;
  className: string;
}

function Stretch({ edges, first, last, className }: StretchProps) {
  const [from, to] = [edges[first] ?? 0, edges[last + 1] ?? 1];
  return (
    <div
      className={cn("pointer-events-none absolute inset-y-0", className)}
      style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
    />
  );
}
