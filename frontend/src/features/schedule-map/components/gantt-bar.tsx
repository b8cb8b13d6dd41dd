import type { KeyboardEvent, PointerEvent } from "react";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { EXECUTION_LOOK } from "@/lib/status";
import type { PlacedBar } from "../lanes";

interface GanttBarProps {
  placed: PlacedBar;
  words: string;
  /** Milliseconds that the whole width stands for. */
  spanMs: number;
  isInTabOrder: boolean;
  /** Whether it can be taken elsewhere; what has run cannot. */
  canMove: boolean;
  onLook: (words: string | null) => void;
  /** `byMs`: by how much it is to be later. */
  onMove: (byMs: number) => void;
}

export const LANE_PX = 18;
const STEP_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
const LEAST_DRAG_PX = 4;

/** One execution: planned as an outline, done as a fill of its state's colour. */
export function GanttBar({ placed, words, spanMs, isInTabOrder, canMove, onLook, onMove }: GanttBarProps) {
  const { bar, lane, left, width } = placed;
  const drag = useDrag({ canMove, spanMs, onMove });
  const usual = Math.min(1, bar.usual_ms / Math.max(1, Date.parse(bar.end) - Date.parse(bar.start)));
  const look = bar.state === null ? null : EXECUTION_LOOK[bar.state];
  return (
    <Link
      to={bar.execution_id ? paths.execution(bar.execution_id) : paths.job(bar.job_id)}
      aria-label={canMove ? `${words}. Shift with left or right arrow moves it.` : words}
      draggable={false}
      data-bar=""
      tabIndex={isInTabOrder ? 0 : -1}
      onFocus={() => onLook(words)}
      onPointerEnter={() => onLook(words)}
      onPointerLeave={() => onLook(null)}
      {...drag.handlers}
      className={cn(
        "absolute block overflow-hidden rounded-[3px] focus-visible:z-10 focus-visible:outline-2 focus-visible:outline-focus",
        look === null && "border border-quiet bg-page",
        look === null && !bar.is_measured && "border-dashed",
        canMove && "cursor-grab touch-none active:cursor-grabbing",
        drag.byPx !== 0 && "z-20 shadow-float",
      )}
      style={{
        left: `${left * 100}%`,
        width: `${width * 100}%`,
        top: lane * LANE_PX + 2,
        height: LANE_PX - 4,
        transform: drag.byPx === 0 ? undefined : `translateX(${drag.byPx}px)`,
        ...(look ? { background: look.color, printColorAdjust: "exact" } : {}),
      }}
    >
      {look === null ? (
        <span aria-hidden="true" className="block h-full bg-selected" style={{ width: `${usual * 100}%` }} />
      ) : null}
    </Link>
  );
}

function useDrag({ canMove, spanMs, onMove }: Pick<GanttBarProps, "canMove" | "spanMs" | "onMove">) {
  const [byPx, setByPx] = useState(0);
  const from = useRef<{ x: number; widthPx: number } | null>(null);
  const wasDragged = useRef(false);
  if (!canMove) return { byPx: 0, handlers: {} };
  const stop = () => {
    from.current = null;
    setByPx(0);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      const widthPx = event.currentTarget.parentElement?.clientWidth ?? 1;
      from.current = { x: event.clientX, widthPx };
      wasDragged.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!from.current) return;
      const by = event.clientX - from.current.x;
      if (Math.abs(by) < LEAST_DRAG_PX && !wasDragged.current) return;
      wasDragged.current = true;
      setByPx(by);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      stop();
      if (!start || !wasDragged.current) return;
      const byMs = ((event.clientX - start.x) / start.widthPx) * spanMs;
      const rounded = Math.round(byMs / MINUTE_MS) * MINUTE_MS;
      if (rounded !== 0) onMove(rounded);
    },
    onPointerCancel: stop,
    onClick: (event: { preventDefault: () => void }) => {
      // The end of a drag is no press on the link.
      if (wasDragged.current) event.preventDefault();
      wasDragged.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === "Escape") stop();
      if (!event.shiftKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
      event.preventDefault();
      event.stopPropagation();
      onMove(event.key === "ArrowRight" ? STEP_MS : -STEP_MS);
    },
  };
  return { byPx, handlers };
}
