import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useThemeVersion } from "@/lib/use-theme-version";
import { type Curve, curveWords } from "./curves";
import { curveHeightPx, usageOptions } from "./usage-options";

interface UsageCurveProps {
  curve: Curve;
  /** Epoch seconds of each moment, rising. */
  times: readonly number[];
  /** What the axis of time covers, epoch seconds. */
  from: number;
  to: number;
  zone: string;
  hasAxis: boolean;
  hovered: number | null;
  /** The moment that the pointer is on in the log, epoch milliseconds; null without. */
  pointed: number | null;
  onHover: (index: number | null) => void;
  /** Given the place of the moment that was clicked. */
  onPick: (index: number) => void;
}

/** One quantity over time, with its peak or what it was under the pointer. */
export function UsageCurve(props: UsageCurveProps) {
  const { curve, times, from, to, zone, hasAxis, hovered, pointed, onHover, onPick } = props;
  /** The place under the pointer is told, not chosen: nobody needs to hear of it. */
  const isTold = useRef(false);
  const wasPointed = useRef(false);
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useThemeVersion();
  const heightPx = curveHeightPx(hasAxis);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const style = getComputedStyle(document.documentElement);
    const readColor = (name: string) => style.getPropertyValue(name).trim();
    const options = usageOptions(curve, {
      widthPx: element.clientWidth,
      hasAxis,
      from,
      to,
      zone,
      readColor,
      onHover: (index) => isTold.current || onHover(index),
    });
    const lines = [...curve.lines, ...(curve.beside?.lines ?? [])];
    const chart = new uPlot(options, [[...times], ...lines.map((line) => [...line])], element);
    plot.current = chart;
    const observer = new ResizeObserver(() =>
      chart.setSize({ width: element.clientWidth, height: heightPx }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
      plot.current = null;
    };
  }, [curve, times, from, to, zone, hasAxis, heightPx, onHover, theme]);
  useEffect(() => {
    const chart = plot.current;
    if (!chart || (pointed === null && !wasPointed.current)) return;
    wasPointed.current = pointed !== null;
    isTold.current = true;
    chart.setCursor({ left: pointed === null ? -10 : chart.valToPos(pointed / 1_000, "x"), top: 0 });
    isTold.current = false;
  }, [pointed]);
  return (
    <figure className="min-w-0 pt-2">
      <figcaption className="flex items-baseline justify-between gap-2 text-xs">
        <span className="font-medium">{curve.title}</span>
        <span className="truncate text-quiet" title={curveWords(curve, hovered)}>
          {curveWords(curve, hovered)}
        </span>
      </figcaption>
      <div
        ref={host}
        role="img"
        aria-label={`${curve.title}: ${curveWords(curve, null)}`}
        className="cursor-pointer border-b border-line"
        style={{ height: heightPx }}
        onClick={() => {
          // The chart knows where the pointer is before it has told us.
          const index = plot.current?.cursor.idx ?? null;
          if (index !== null) onPick(index);
        }}
      />
    </figure>
  );
}
