import type { CSSProperties, ReactNode } from "react";
import type { Widget } from "@/api/types";
import { cn } from "@/lib/cn";
import { inOrder, rowsOf } from "../layout";
import { type PageTimes, WidgetFrame } from "./widget-frame";

export const ROW_PX = 44;
export const GAP_PX = 12;

interface StillGridProps {
  widgets: readonly Widget[];
  times: PageTimes;
  /** Takes the height that there is, whatever it is, so that all is in sight: for a screen on a wall. */
  isFitted?: boolean;
  /** Beside each title. */
  actionsOf?: (widget: Widget) => ReactNode;
}

/** The widgets in their places; below each other on a phone. */
export function StillGrid({ widgets, times, isFitted = false, actionsOf }: StillGridProps) {
  const rows = Math.max(1, rowsOf(widgets));
  return (
    <div
      className={cn(
        "grid grid-cols-1 gap-3 md:grid-cols-12",
        isFitted
          ? "min-h-0 flex-1 md:grid-rows-[repeat(var(--grid-rows),minmax(0,1fr))]"
          : "md:auto-rows-[44px]",
      )}
      style={{ "--grid-rows": rows } as CSSProperties}
    >
      {inOrder(widgets).map((widget) => (
        <div
          key={widget.id}
          className="h-(--grid-tall) min-h-0 min-w-0 break-inside-avoid md:col-(--grid-at-x) md:row-(--grid-at-y) md:h-auto"
          style={
            {
              "--grid-at-x": `${widget.x + 1} / span ${widget.w}`,
              "--grid-at-y": `${widget.y + 1} / span ${widget.h}`,
              "--grid-tall": `${widget.h * ROW_PX + (widget.h - 1) * GAP_PX}px`,
            } as CSSProperties
          }
        >
          <WidgetFrame widget={widget} times={times} actions={actionsOf?.(widget)} />
        </div>
      ))}
    </div>
  );
}
