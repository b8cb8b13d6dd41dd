import { type PointerEvent, useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import { formatDuration, formatExact } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { useThemeVersion } from "@/lib/use-theme-version";
import type { VersionTime } from "../api/get-version-times";
import { type DurationData, durationWords } from "../duration-data";
import { CHART_HEIGHT_PX, durationOptions } from "../duration-options";
import { type Dot, nearestDot } from "../nearest-dot";
import { type Flag, flagsOf, keptWhenSame } from "../version-flags";
import { UsualLegend } from "./usual-legend";
import { VersionFlags } from "./version-flags";

interface DurationPlotProps {
  data: DurationData;
  /** Drawn as flags where they came into force. */
  versions: readonly VersionTime[];
  onOpen: (executionId: string) => void;
  onVersion?: ((version: number) => void) | undefined;
}

const REACH_PX = 24;
const TIP_PX = 220;

/** Dots on a canvas; the nearest to the pointer tells its figures and opens its execution. */
export function DurationPlot({ data, versions, onOpen, onVersion }: DurationPlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [hovered, setHovered] = useState<(Dot & { widthPx: number }) | null>(null);
  const [flags, setFlags] = useState<readonly Flag[]>([]);
  const theme = useThemeVersion();

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const style = getComputedStyle(document.documentElement);
    const readColor = (name: string) => style.getPropertyValue(name).trim();
    const place = (drawn: uPlot) => setFlags((was) => keptWhenSame(was, flagsOf(drawn, versions)));
    const options = durationOptions(data, element.clientWidth, readColor, place);
    const chart = new uPlot(options, data.columns, element);
    plot.current = chart;
    const observer = new ResizeObserver(() =>
      chart.setSize({ width: element.clientWidth, height: CHART_HEIGHT_PX }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
      plot.current = null;
    };
  }, [data, versions, theme]);

  const findDot = (event: PointerEvent) => {
    const chart = plot.current;
    if (!chart || !host.current) return null;
    const frame = host.current.getBoundingClientRect();
    const [left, top] = [chart.bbox.left / devicePixelRatio, chart.bbox.top / devicePixelRatio];
    const dots = data.points.map((point) => ({
      point,
      xPx: left + chart.valToPos(Date.parse(point.time) / 1000, "x"),
      yPx: top + chart.valToPos(Math.max(1, point.duration_ms), "y"),
    }));
    const dot = nearestDot(dots, event.clientX - frame.left, event.clientY - frame.top, REACH_PX);
    return dot && { ...dot, widthPx: frame.width };
  };

  const expected = hovered ? data.band[data.points.indexOf(hovered.point)] : null;
  const told = hovered ? data.unusual.get(hovered.point.execution_id) : undefined;
  const isAbove = hovered !== null && hovered.yPx > CHART_HEIGHT_PX / 2;
  return (
    <>
      <UsualLegend data={data} />
      <div
        className={hovered ? "relative cursor-pointer" : "relative"}
        onPointerMove={(event) => setHovered(findDot(event))}
        onPointerLeave={() => setHovered(null)}
        onClick={() => {
          if (hovered) onOpen(hovered.point.execution_id);
        }}
      >
        <div
          ref={host}
          role="img"
          aria-label={durationWords(data)}
          className="print:[&_.uplot]:w-full! print:[&_.u-wrap]:w-full! print:[&_canvas]:w-full!"
          style={{ height: CHART_HEIGHT_PX }}
        />
        <VersionFlags flags={flags} onOpen={onVersion} />
        {hovered ? (
          <>
            <span
              className="pointer-events-none absolute size-3 -translate-1/2 rounded-full border-2 border-fg"
              style={{ left: hovered.xPx, top: hovered.yPx }}
            />
            <div
              role="tooltip"
              className={cn(
                "pointer-events-none absolute z-10 rounded-md bg-raised px-2 py-1 text-xs shadow-float",
                isAbove && "-translate-y-full",
              )}
              style={{
                width: TIP_PX,
                left: Math.min(Math.max(0, hovered.xPx - TIP_PX / 2), Math.max(0, hovered.widthPx - TIP_PX)),
                top: isAbove ? hovered.yPx - 10 : hovered.yPx + 14,
              }}
            >
              <p className="flex items-center gap-1.5 font-medium">
                <StateIcon state={hovered.point.state} />
                {EXECUTION_LOOK[hovered.point.state].word}, {formatDuration(hovered.point.duration_ms)}
              </p>
              {expected ? (
                <p className="text-quiet">
                  expected {formatDuration(expected.low)} to {formatDuration(expected.high)}
                </p>
              ) : null}
              {told ? <p className="text-missed [overflow-wrap:anywhere]">{told.sentence}</p> : null}
              <p className="text-faint">{formatExact(hovered.point.time)}</p>
            </div>
          </>
        ) : null}
      </div>
    </>
  );
}
