import { type ReactNode, useMemo } from "react";
import type { Widget } from "@/api/types";
import { cn } from "@/lib/cn";
import { spanWords } from "@/lib/span-words";
import { isSpanId, type TimeSpan } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { WidgetTimesContext } from "../times";
import { useTitle } from "../use-title";
import { WidgetBody } from "./widget-body";

export interface PageTimes {
  span: TimeSpan;
  refreshMs: number;
  setSpan: ((span: TimeSpan) => void) | null;
}

interface WidgetFrameProps {
  widget: Widget;
  times: PageTimes;
  /** Beside the title: the menu, where it can be changed. */
  actions?: ReactNode;
  /** The title is where it is dragged by. */
  isDraggable?: boolean;
  className?: string;
}

/** A widget with its title. It tells of its own span where it has one, and says so. */
export function WidgetFrame({ widget, times, actions, isDraggable = false, className }: WidgetFrameProps) {
  const zone = useZone();
  const own = widget.span && isSpanId(widget.span) ? widget.span : null;
  const { span, refreshMs, setSpan } = times;
  const context = useMemo(
    () => ({
      span: own ? ({ kind: "last", id: own } as const) : span,
      refreshMs: widget.refresh_s ? widget.refresh_s * 1_000 : refreshMs,
      setSpan: own ? null : setSpan,
    }),
    [own, span, refreshMs, setSpan, widget.refresh_s],
  );
  const title = useTitle(widget);
  return (
    <section
      aria-label={title || "Text"}
      className={cn(
        "flex h-full min-h-0 min-w-0 flex-col rounded-lg border border-line bg-page",
        // Dragging would select what it passes over.
        isDraggable && "select-none",
        className,
      )}
    >
      {title === "" && actions === undefined ? null : (
        <header
          className={cn(
            "flex h-9 shrink-0 items-center gap-2 px-3",
            isDraggable && "widget-handle cursor-grab touch-none active:cursor-grabbing",
          )}
        >
          <h2 className="min-w-0 truncate text-sm font-medium text-quiet" title={title}>
            {title}
          </h2>
          {own ? (
            <span className="truncate text-xs text-faint">
              {spanWords({ kind: "last", id: own }, zone, 0).toLowerCase()}
            </span>
          ) : null}
          <span className="ml-auto">{actions}</span>
        </header>
      )}
      <div className={cn("relative min-h-0 flex-1 overflow-auto px-3 pb-2", title === "" && "pt-2")}>
        <WidgetTimesContext value={context}>
          <WidgetBody config={widget.config} />
        </WidgetTimesContext>
      </div>
    </section>
  );
}
